package org.clockhouse.rest.internal.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Public;
import org.clockhouse.rest.internal.http.Summary;

/** Files that the build makes from the resources and a test holds against them. */
@Path("/")
public final class DocsResource {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    @GET
    @Path("openapi.yaml")
    @Public
    @Produces({"application/yaml", "*/*"})
    @Summary("This API as OpenAPI 3.1")
    @Answers(value = String.class)
    public Response openapi() {
        return file("/openapi.yaml", "application/yaml; charset=utf-8");
    }

    @GET
    @Path("docs")
    @Public
    @Produces({"text/html", "*/*"})
    @Summary("A page to read this API")
    @Answers(value = String.class)
    public Response docs() {
        return file("/docs.html", "text/html; charset=utf-8");
    }

    @GET
    @Path("docs.css")
    @Public
    @Produces({"text/css", "*/*"})
    @Summary("How that page looks")
    @Answers(value = String.class)
    public Response style() {
        return file("/docs.css", "text/css; charset=utf-8");
    }

    private static Response file(String name, String type) {
        try (InputStream content = DocsResource.class.getResourceAsStream(name)) {
            return Response.ok(content.readAllBytes())
                    .type(type)
                    .header("Content-Security-Policy", POLICY)
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
