package org.clockhouse.rest.internal.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed descriptions are those of the code. Run with {@code -Dopenapi.write=true} to write them anew. */
class OpenApiTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");

    @Test
    void theCommittedDescriptionIsThatOfTheResources() throws IOException {
        assertCommitted("openapi.yaml", OpenApi.yaml());
    }

    @Test
    void theCommittedPageIsThatOfTheResources() throws IOException {
        assertCommitted("docs.html", Docs.html());
    }

    @Test
    void theSameSourcesGiveTheSameText() {
        assertEquals(OpenApi.yaml(), OpenApi.yaml());
    }

    @Test
    void operationIdsAreUnique() {
        List<String> ids =
                Operations.all().stream().map(Operations.Operation::id).toList();
        assertEquals(ids.stream().distinct().toList(), ids);
        assertTrue(ids.size() > 80, "found " + ids.size());
    }

    private static void assertCommitted(String name, String current) throws IOException {
        Path file = RESOURCES.resolve(name);
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(file, current);
        }
        assertEquals(
                current,
                Files.readString(file),
                name + " is stale: mvn -pl bundles/rest test -Dtest=OpenApiTest -Dopenapi.write=true");
    }
}
