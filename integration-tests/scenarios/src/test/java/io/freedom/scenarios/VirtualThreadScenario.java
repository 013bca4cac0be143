package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@InBothModes
@NeedsFeature(Feature.VIRTUAL_THREADS)
class VirtualThreadScenario extends Requests {

    @Test
    void manyRequestsOnVirtualThreads(Client client) {
        List<String> ids = IntStream.range(0, 50).mapToObj(i -> name(client)).toList();
        List<CompletableFuture<String>> responses = ids.stream()
                .map(id -> CompletableFuture.supplyAsync(() -> client.exchange(client.get("/thread", id))))
                .toList();
        assertThat(responses)
                .allSatisfy(response ->
                        assertThat(response.join()).startsWith("HTTP/1.1 200 ").contains("virtual=true"));
        for (String id : ids) {
            assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
        }
    }
}
