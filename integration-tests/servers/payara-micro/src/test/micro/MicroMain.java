import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Payara Micro in a process of its own, which deploys at its start only: this lets the test deploy and undeploy later, by one
 * line on a socket each, which is answered by {@code true} or {@code false}.
 *
 * <p>The server's JVM compiles it from this file, so that the build needs no Payara Micro unless it runs it.
 */
public final class MicroMain {

    private static final String LISTENERS =
            "configs.config.server-config.network-config.network-listeners.network-listener.";

    private MicroMain() {}

    /** @param arguments the folder for all that the server writes; the ports for HTTP, HTTPS and this class */
    public static void main(String[] arguments) throws BootstrapException, IOException {
        PayaraMicroRuntime runtime = PayaraMicro.getInstance()
                .setRootDir(new File(arguments[0]))
                .setHttpPort(Integer.parseInt(arguments[1]))
                .setSslPort(Integer.parseInt(arguments[2]))
                .setNoCluster(true)
                .setNoHazelcast(true)
                .setPreBootHandler(MicroMain::listenToLoopbackOnly)
                .bootStrap();
        try (ServerSocket control =
                new ServerSocket(Integer.parseInt(arguments[3]), 8, InetAddress.getLoopbackAddress())) {
            while (true) {
                try (Socket socket = control.accept()) {
                    answer(runtime, socket);
                }
            }
        }
    }

    private static void listenToLoopbackOnly(AdminCommandRunner commands) {
        for (String listener : List.of("http-listener", "https-listener")) {
            commands.run("set", LISTENERS + listener + ".address=127.0.0.1");
        }
        commands.run("set", "configs.config.server-config.hazelcast-config-specific-configuration.enabled=false");
    }

    private static void answer(PayaraMicroRuntime runtime, Socket socket) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            return;
        }
        String[] command = line.split(" ", 3);
        boolean done = true;
        if (command[0].equals("deploy")) {
            done = runtime.deploy(command[1], command[1], new File(command[2]));
        } else {
            runtime.undeploy(command[1]);
        }
        socket.getOutputStream().write(String.valueOf(done).getBytes(StandardCharsets.UTF_8));
    }
}
