package org.clockhouse.rest.internal.http;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.Servlet;
import org.clockhouse.account.SignIn;
import org.clockhouse.account.SignInAttempt;
import org.clockhouse.account.internal.FrontOffice;
import org.clockhouse.kernel.Scope;

/** The toy resource behind the whole request path, with real accounts. */
final class ToyApi implements AutoCloseable {

    final FrontOffice office;
    final ToysResource toys = new ToysResource();
    final Path uploads;
    private final Api api;
    final Web web;

    ToyApi(Path directory) {
        office = new FrontOffice(directory);
        uploads = directory.resolve("uploads");
        Shape shape = new Shape();
        api = new Api(
                List.of(toys),
                Mapper.create(),
                shape,
                new Doorkeeper(
                        office.sessions(),
                        office.keys(),
                        office.permissions(),
                        office.audit(),
                        account -> false,
                        secret -> Optional.empty()),
                new InMemoryAnswers(),
                new Bodies(uploads, Duration.ofMillis(500)));
        web = new Web(Map.of("/api/*", new WithRequestIds(api.servlet())));
    }

    /** Stands in for the gate, which has a test of its own. */
    private static final class WithRequestIds extends javax.servlet.http.HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient Servlet behind;

        WithRequestIds(Servlet behind) {
            this.behind = behind;
        }

        @Override
        public void init() throws javax.servlet.ServletException {
            behind.init(getServletConfig());
        }

        @Override
        protected void service(
                javax.servlet.http.HttpServletRequest request, javax.servlet.http.HttpServletResponse response)
                throws javax.servlet.ServletException, java.io.IOException {
            RequestIds.assign(request);
            behind.service(request, response);
        }
    }

    String key(String... permissions) {
        return office.key(Scope.EVERYBODY, Set.of(permissions));
    }

    HttpRequest.Builder request(String path) {
        return web.request("/api/v1/toys" + path);
    }

    HttpRequest.Builder as(String key, String path) {
        return request(path).header("Authorization", "Bearer " + key).header("Content-Type", "application/json");
    }

    /** The cookie of somebody with these permissions. */
    String cookie(String name, String... permissions) {
        office.operator(name, office.role(Set.of(permissions), Map.of()), Scope.EVERYBODY);
        return cookieOf(name, FrontOffice.PASSWORD);
    }

    String cookieOf(String name, String password) {
        SignIn in = office.sessions()
                .signIn(new SignInAttempt(name, SignInAttempt.Kind.PASSWORD, password, "10.0.0.7", "r"));
        return Doorkeeper.COOKIE + "=" + ((SignIn.Accepted) in).token();
    }

    @Override
    public void close() {
        web.close();
        api.close();
    }
}
