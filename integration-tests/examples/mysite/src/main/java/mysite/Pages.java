package mysite;

import static mysite.Html.escape;
import static mysite.Html.fill;
import static mysite.Html.raw;

import io.freedom.RequestFinished;
import io.freedom.RequestResources;
import io.freedom.ResourceStatistics;
import io.freedom.Setting;
import io.freedom.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The site's pages. */
@ApplicationScoped
public class Pages {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    @Inject
    @Setting("site.greeting")
    String greeting;

    @Inject
    Settings settings;

    @Inject
    RequestResources resources;

    @Inject
    RecentRequests requests;

    /** The home page. */
    String home(HttpServletRequest request, List<GuestBook.Entry> entries, @Nullable EntryForm rejected) {
        EntryForm form = rejected == null ? new EntryForm("", "", null, null) : rejected;
        String base = request.getContextPath();
        return page(
                base,
                greeting,
                fill(
                        """
                <header class="hero">
                  <h1>%s</h1>
                  %s
                </header>
                <main class="columns">
                  <section class="card" id="guest-book" aria-labelledby="guest-book-title">
                    <h2 id="guest-book-title">Guest book</h2>
                    %s
                    %s
                  </section>
                  <section class="card" aria-labelledby="activity-title">
                    <h2 id="activity-title">How requests end</h2>
                    <div id="activity" data-source="%s/activity">%s</div>
                    <p class="try">Try a <a href="%s/boom">page that throws</a>
                      or <a href="%s/nowhere">one that does not exist</a>, come back, and look at the list.</p>
                  </section>
                </main>
                """,
                        greeting,
                        raw(module()),
                        raw(form(base, form)),
                        raw(entries(entries)),
                        base,
                        raw(activity()),
                        base,
                        base));
    }

    /** The part of the home page that is refreshed. */
    String activity() {
        ResourceStatistics connections = resources.statistics();
        return fill(
                """
                <h3>Database connections</h3>
                <dl class="counts">
                  <div><dt>held now</dt><dd>%d</dd></div>
                  <div><dt>borrowed</dt><dd>%d</dd></div>
                  <div><dt>given back</dt><dd>%d</dd></div>
                </dl>
                <h3>The last requests</h3>
                %s
                """,
                connections.held(), connections.acquired(), connections.released(), raw(requests(requests.latest())));
    }

    /** What an error looks like, whoever found it. */
    String error(HttpServletRequest request, int status) {
        String title = switch (status) {
            case 403 -> "That came from another site";
            case 404 -> "There is nothing here";
            case 405 -> "That can't be done here";
            default -> status < 500 ? "That did not work" : "Something broke";
        };
        String text = switch (status) {
            case 403 -> "To be safe, this site takes what you send only from its own pages.";
            case 404 -> "The address may be mistyped, or the page has moved on.";
            default -> "The request is over all the same, and what it held was given back.";
        };
        return page(request.getContextPath(), title, fill("""
                <main class="error">
                  <p class="status">%d</p>
                  <h1>%s</h1>
                  <p>%s</p>
                  <p><a class="button" href="%s/">Back to the site</a></p>
                </main>
                """, status, title, text, request.getContextPath()));
    }

    private static String page(String base, String title, String body) {
        return fill("""
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <meta name="color-scheme" content="light dark">
                  <title>%s</title>
                  <link rel="icon" href="%s/static/icon.svg" type="image/svg+xml">
                  <link rel="stylesheet" href="%s/static/site.css">
                  <script src="%s/static/live.js" defer></script>
                </head>
                <body>
                %s
                </body>
                </html>
                """, title, base, base, base, raw(body));
    }

    private String module() {
        return settings.module()
                .map(module -> fill("""
                        <p>Settings module <code>%s</code>, from %s.</p>""", module.name(), module.origin()))
                .orElse("");
    }

    private static String form(String base, EntryForm form) {
        return fill(
                """
                <form method="post" action="%s/guest-book" novalidate>
                  <label for="name">Name</label>
                  <input id="name" name="name" autocomplete="name" value="%s"%s>
                  %s
                  <label for="message">Message</label>
                  <textarea id="message" name="message" rows="3"%s>%s</textarea>
                  %s
                  <button>Sign the guest book</button>
                </form>
                """,
                base,
                form.name(),
                raw(invalid("name", form.nameError())),
                raw(fault("name", form.nameError())),
                raw(invalid("message", form.messageError())),
                // HTML drops a line break right after the tag; this one may go, the person's own stays.
                raw("\n" + escape(form.message())),
                raw(fault("message", form.messageError())));
    }

    private static String invalid(String field, @Nullable String fault) {
        return fault == null ? "" : " aria-invalid=\"true\" aria-describedby=\"%s-error\" autofocus".formatted(field);
    }

    private static String fault(String field, @Nullable String fault) {
        return fault == null ? "" : fill("<p class=\"fault\" id=\"%s-error\">%s</p>", field, fault);
    }

    private static String entries(List<GuestBook.Entry> entries) {
        if (entries.isEmpty()) {
            return "<p class=\"empty\">Nobody has signed yet. Be the first.</p>";
        }
        return entries.stream()
                .map(entry ->
                        fill("""
                        <li><p class="message">%s</p>
                          <p class="by"><b>%s</b> <time datetime="%s">%s</time></p></li>
                        """, entry.message(), entry.name(), entry.writtenAt(), WHEN.format(entry.writtenAt())))
                .collect(Collectors.joining("", "<ol class=\"entries\">\n", "</ol>"));
    }

    private static String requests(List<RequestFinished> latest) {
        if (latest.isEmpty()) {
            return "<p class=\"empty\">No request has ended yet. Reload this page, and the one before is here.</p>";
        }
        return latest.stream().map(Pages::row).collect(Collectors.joining("", """
                <div class="scroll"><table>
                <thead><tr><th scope="col">Request</th><th scope="col">Status</th><th scope="col">Outcome</th>
                <th scope="col" class="number">Time</th></tr></thead>
                <tbody>
                """, "</tbody></table></div>"));
    }

    private static String row(RequestFinished finished) {
        return fill(
                """
                <tr><td><span class="method">%s</span> <span class="path">%s</span></td><td>%d</td>
                <td><span class="outcome %s">%s</span></td><td class="number">%s</td></tr>
                """,
                finished.request().method(),
                finished.request().path(),
                finished.status(),
                finished.outcome().name().toLowerCase(Locale.ROOT),
                finished.outcome(),
                time(finished.elapsed()));
    }

    private static String time(Duration elapsed) {
        return String.format(Locale.ROOT, "%.1f ms", elapsed.toNanos() / 1e6);
    }
}
