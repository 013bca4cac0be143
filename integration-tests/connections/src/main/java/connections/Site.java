package connections;

import connections.plain.PlainPages;
import io.freedom.Application;
import io.freedom.HttpApplication;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Leads each path to its page. */
@Application
public class Site implements HttpApplication {

    @Inject
    RequestPages requests;

    @Inject
    LeakPages leaks;

    @Inject
    FaultPages faults;

    @Inject
    MistakePages mistakes;

    @Inject
    ContainerPages container;

    @Inject
    PlainPages plain;

    @Inject
    Numbers numbers;

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        if (path.startsWith("/plain/")) {
            plain(path.substring("/plain/".length()), request, response);
        } else if (path.startsWith("/fault/")) {
            fault(path.substring("/fault/".length()), response);
        } else if (path.startsWith("/mistake/")) {
            mistake(path.substring("/mistake/".length()), request, response);
        } else if (path.startsWith("/container/")) {
            container(path.substring("/container/".length()), request, response);
        } else {
            page(path, request, response);
        }
    }

    private void page(String path, HttpServletRequest request, HttpServletResponse response) throws Exception {
        switch (path) {
            case "/plain" -> requests.plain(response);
            case "/forgotten" -> requests.forgotten(response);
            case "/exception" -> requests.exception();
            case "/abort" -> requests.abort(response);
            case "/timeout" -> requests.timeout(request);
            case "/hop" -> requests.hop(request);
            case "/early" -> requests.early(response);
            case "/leaked" -> leaks.tracked(response);
            case "/bound" -> leaks.bound(response);
            case "/entity" -> leaks.entity(response);
            case "/numbers" -> Answer.give(response, numbers.now());
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Of one client: its answer, how many of its connections are out, an exception, another thread. */
    private void plain(String path, HttpServletRequest request, HttpServletResponse response) throws Exception {
        String client = path.replaceFirst("/.*", "");
        switch (path.substring(client.length())) {
            case "" -> Answer.give(response, plain.ask(request, client));
            case "/active" -> Answer.give(response, Long.toString(plain.active(client)));
            case "/hop" -> plain.askElsewhere(request, client);
            default -> {
                plain.ask(request, client);
                throw new IllegalStateException("connections: on purpose");
            }
        }
    }

    private void fault(String path, HttpServletResponse response) throws Exception {
        switch (path) {
            case "hold" -> faults.hold(response);
            case "hold-only" -> faults.holdOnly(response);
            case "entered" -> faults.awaitEntered(response);
            case "open" -> faults.open(response);
            case "close-throws" -> faults.closeThatThrows(response);
            case "close-blocks" -> faults.closeThatBlocks(response);
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void mistake(String path, HttpServletRequest request, HttpServletResponse response) throws Exception {
        switch (path) {
            case "never-closes" -> mistakes.neverCloses(response);
            case "throws" -> mistakes.throwsBeforeItCloses();
            case "forgets-to-commit" -> mistakes.forgetsToCommit(response);
            case "changes-the-session" -> mistakes.changesTheSession(response);
            case "session" -> mistakes.session(response);
            case "takes-two" -> mistakes.takesTwo(response);
            case "client-leaves" -> mistakes.streamsToAClientThatLeaves(response);
            case "never-completes" -> mistakes.neverCompletes(request);
            case "other-thread" -> mistakes.forgetsOnAnotherThread(request);
            case "keeps-it" -> mistakes.keepsIt(response);
            case "uses-what-is-kept" -> mistakes.usesWhatIsKept(response);
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void container(String path, HttpServletRequest request, HttpServletResponse response) throws Exception {
        switch (path) {
            case "standard" -> container.standard(response);
            case "bound" -> container.bound(response);
            case "orders" -> container.orders(response);
            case "transactional" -> container.transactional(response);
            case "transactional-fails" -> container.transactionalThatFails();
            case "beside" -> container.beside(response);
            case "open-transaction" -> container.openTransaction(response);
            case "two-dispatches" -> container.twoDispatches(request, response);
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
