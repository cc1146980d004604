package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.ApiKeyDraft;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Grant;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is shown whole card numbers, and what the audit trail has of it. */
class CardSecrecyTest {

    private static final String SHELVED = "0B0A0C0D";

    @TempDir
    Path directory;

    private Company company;
    private String desk;
    private String covered;

    @BeforeEach
    void aCardInUseAndOneOnTheShelf() {
        company = new Company(directory);
        desk = company.key("credential.read", "credential.write", "credential.issue");
        Grant grant = Grant.everywhere(
                company.front.role(Set.of("credential.read"), Map.of("credential.number", FieldMask.COVERED)));
        covered = company.front
                .keys()
                .create(company.actor, new ApiKeyDraft("covered", Set.of(grant), Optional.empty()))
                .secret();
        Employee wang = company.hire("王小明", company.works);
        company.desk.credentials.issue(
                company.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, 0x0A0B0C01L), "P-7")));
        JsonNode batch = Texts.json(company.post(
                desk,
                "/stock-batches",
                "{\"name\":\"2026-11\",\"received\":\"2026-11-01\",\"printedPrefix\":\"A-\",\"printedDigits\":4}"));
        company.post(
                desk,
                "/stock-batches/" + batch.get("id").asText() + "/cards",
                "{\"cards\":[{\"number\":\"" + SHELVED + "\"}]}");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void c036WhoSeesCardNumbersCoveredSeesThoseOnTheShelfCovered() {
        for (String path : Set.of("/stock-cards", "/stock-cards/next-free")) {
            JsonNode card = Texts.json(company.get(covered, path)).at("/items/0");
            assertEquals("····0C0D", card.get("number").asText(), path);
            assertFalse(card.has("printed"), path);
        }
        assertEquals(0, audited("stock.view"));
    }

    @Test
    void c036OnlyTheCardToTakeNextIsShownWholeAndThatIsAudited() {
        JsonNode listed = Texts.json(company.get(desk, "/stock-cards")).at("/items/0");
        assertEquals("····0C0D", listed.get("number").asText());
        assertEquals("A-0001", listed.get("printed").asText());
        assertEquals(0, audited("stock.view"));
        JsonNode next = Texts.json(company.get(desk, "/stock-cards/next-free")).at("/items/0");
        assertEquals(SHELVED, next.get("number").asText());
        assertEquals(1, audited("stock.view"));
    }

    @Test
    void c036AWholeNumberFoundByWhatIsPrintedOnTheCardIsAudited() {
        JsonNode found = Texts.json(company.get(desk, "/card-lookups?text=P-7"));
        assertEquals("0A0B0C01", found.at("/candidates/0/number").asText(), found.toString());
        assertEquals(1, audited("credential.view"));
        JsonNode hidden = Texts.json(company.get(covered, "/card-lookups?text=P-7"));
        assertEquals("····0C01", hidden.at("/candidates/0/number").asText(), hidden.toString());
        assertEquals(1, audited("credential.view"));
        assertTrue(entries().stream().noneMatch(text -> text.contains("0A0B0C01")));
    }

    private int audited(String action) {
        return company.audit
                .trail
                .page(company.org, AuditFilter.action(action), Page.first(10))
                .items()
                .size();
    }

    private List<String> entries() {
        return company
                .audit
                .trail
                .page(company.org, AuditFilter.action("credential.view"), Page.first(10))
                .items()
                .stream()
                .map(Object::toString)
                .toList();
    }
}
