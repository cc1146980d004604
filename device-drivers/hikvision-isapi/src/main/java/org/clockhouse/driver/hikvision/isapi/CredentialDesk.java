package org.clockhouse.driver.hikvision.isapi;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.Rejection.Reason;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.json.Json;

/** What one terminal holds of people: cards, changed one at a time, as it wants it, and faces. */
final class CredentialDesk {

    private static final String AT = "/ISAPI/AccessControl/CardInfo/";
    private static final String JSON = "?format=json";
    private static final int PAGE = 30;
    private static final int LONGEST_NUMBER = 32;
    private static final int CARD_BYTES = Long.BYTES;

    private final Conversation terminal;
    private final int cardDigits;
    private final People people;
    private final FaceDesk faces;
    private final PagedLists lists;
    private List<String> listed = List.of();
    /** It looks for one card at a time. */
    private boolean asksSingly;

    /** @param cardDigits to which card numbers are filled with zeros, as the terminal's readers write them */
    CredentialDesk(Conversation terminal, PagedLists lists, People people, FaceDesk faces, int cardDigits) {
        this.terminal = terminal;
        this.lists = lists;
        this.people = people;
        this.faces = faces;
        this.cardDigits = cardDigits;
    }

    private record Held(String card, String holder, String id) {}

    List<Rejection> put(List<Grant> grants) throws DriverException, InterruptedException {
        List<Rejection> rejected = new ArrayList<>();
        Map<String, List<Grant>> byHolder = new LinkedHashMap<>();
        for (Grant grant : grants) {
            Optional<Reason> refusal = refusal(grant);
            refusal.ifPresent(reason -> rejected.add(Rejection.of(grant.credentialId(), reason)));
            if (refusal.isEmpty()) {
                byHolder.computeIfAbsent(grant.holderNumber(), holder -> new ArrayList<>())
                        .add(grant);
            }
        }
        Map<String, String> written = new LinkedHashMap<>();
        for (List<Grant> ofHolder : byHolder.values()) {
            put(ofHolder, written, rejected);
            if (written.size() >= PAGE) {
                lookFor(written);
                written.clear();
            }
        }
        lookFor(written);
        return rejected;
    }

    private static Optional<Reason> refusal(Grant grant) {
        if (grant.kind() != CredentialKind.CARD) {
            return Optional.of(Reason.KIND_UNSUPPORTED);
        }
        boolean cardFits = number(grant.token()).bitLength() <= CARD_BYTES * Byte.SIZE
                && number(grant.token()).signum() > 0;
        int length = grant.holderNumber().getBytes(StandardCharsets.UTF_8).length;
        return cardFits && length >= 1 && length <= LONGEST_NUMBER
                ? Optional.empty()
                : Optional.of(Reason.TOKEN_UNREADABLE);
    }

    /** @param written holders by card, still to be looked for */
    private void put(List<Grant> ofHolder, Map<String, String> written, List<Rejection> rejected)
            throws DriverException, InterruptedException {
        boolean isFull = !people.put(ofHolder);
        for (Grant grant : ofHolder) {
            String card = card(grant.token());
            if (!isFull && putCard(card, grant.holderNumber())) {
                written.put(card, grant.holderNumber());
            } else {
                rejected.add(Rejection.of(grant.credentialId(), Reason.FULL));
            }
        }
    }

    /** @return false when the terminal can hold no more cards */
    private boolean putCard(String card, String holder) throws DriverException, InterruptedException {
        Map<String, Object> fields = Json.object("employeeNo", holder, "cardNo", card, "cardType", "normalCard");
        Request create = Request.write("POST", AT + "Record" + JSON, Json.write(Json.object("CardInfo", fields)));
        Status status = terminal.change(create);
        if (status.word().equals("cardNoAlreadyExist")) {
            if (isHeldBy(card, holder)) {
                return true;
            }
            deleteCards(List.of(card));
            status = terminal.change(create);
        }
        return People.isTaken(create, status);
    }

    /** Many with one question; whatever it does not show is asked for singly, because that is how it is published. */
    private void lookFor(Map<String, String> written) throws DriverException, InterruptedException {
        Map<String, String> found = together(written.keySet());
        for (Map.Entry<String, String> card : written.entrySet()) {
            boolean isKept =
                    card.getValue().equals(found.get(card.getKey())) || isHeldBy(card.getKey(), card.getValue());
            if (!isKept) {
                throw new DriverException(Fault.GARBLED, "the terminal did not keep a card that it took");
            }
        }
    }

    private Map<String, String> together(Set<String> cards) throws DriverException, InterruptedException {
        if (cards.isEmpty() || asksSingly) {
            return Map.of();
        }
        try {
            return holders(cards);
        } catch (DriverException e) {
            if (e.fault() != Fault.REFUSED) {
                throw e;
            }
            asksSingly = true;
            return Map.of();
        }
    }

    private boolean isHeldBy(String card, String holder) throws DriverException, InterruptedException {
        return holder.equals(holders(Set.of(card)).get(card));
    }

    /** Of these cards, by card; what the terminal names besides is passed over. */
    private Map<String, String> holders(Set<String> cards) throws DriverException, InterruptedException {
        var asked = cards.stream().map(card -> Json.object("cardNo", card)).toList();
        Map<String, String> holders = new HashMap<>();
        for (Json found : lists.search("CardInfo", Json.object("CardNoList", asked))) {
            if (cards.contains(found.string("cardNo"))) {
                holders.put(found.string("cardNo"), found.string("employeeNo"));
            }
        }
        return holders;
    }

    /** Faces are found among people, so a list of them is read only for what is no card. */
    void revoke(Set<String> ids) throws DriverException, InterruptedException {
        List<Held> revoked =
                held().stream().filter(held -> ids.contains(held.id())).toList();
        for (int from = 0; from < revoked.size(); from += PAGE) {
            deleteCards(revoked.subList(from, Math.min(revoked.size(), from + PAGE)).stream()
                    .map(Held::card)
                    .toList());
        }
        Set<String> holders = revoked.stream().map(Held::holder).collect(Collectors.toCollection(TreeSet::new));
        Set<String> others = new HashSet<>(ids);
        revoked.forEach(held -> others.remove(held.id()));
        if (!others.isEmpty()) {
            holders.addAll(faces.revoke(others));
        }
        for (String holder : holders) {
            people.forgetEmpty(holder);
        }
    }

    /** Never without a number: a terminal takes an empty list for all cards. */
    private void deleteCards(List<String> cards) throws DriverException, InterruptedException {
        if (cards.isEmpty()) {
            throw new IllegalArgumentException("no card to delete");
        }
        var list = cards.stream().map(card -> Json.object("cardNo", card)).toList();
        String body = Json.write(Json.object("CardInfoDelCond", Json.object("CardNoList", list)));
        terminal.remove(Request.write("PUT", AT + "Delete" + JSON, body), "cardNoNotExist");
    }

    /** Read once for all pages. */
    HeldPage list(Cursor after, int limit) throws DriverException, InterruptedException {
        if (after.equals(Cursor.START) || listed.isEmpty()) {
            Set<String> ids = new TreeSet<>(faces.ids());
            held().forEach(held -> ids.add(held.id()));
            listed = List.copyOf(ids);
        }
        List<String> left =
                listed.stream().filter(id -> id.compareTo(after.value()) > 0).toList();
        List<String> page = left.stream().limit(limit).toList();
        Cursor next = page.isEmpty() ? after : new Cursor(page.get(page.size() - 1));
        return HeldPage.of(page, next, left.size() > page.size());
    }

    /** Cards whose number is none were written by somebody else, and are left alone. */
    private List<Held> held() throws DriverException, InterruptedException {
        List<Held> held = new ArrayList<>();
        for (Json found : lists.search("CardInfo", Map.of())) {
            String card = found.string("cardNo");
            String holder = found.string("employeeNo");
            if (!holder.isEmpty()) {
                EventRow.token(card)
                        .map(token -> new Held(card, holder, Grant.naturalId(holder, CredentialKind.CARD, token)))
                        .ifPresent(held::add);
            }
        }
        return held;
    }

    private static BigInteger number(Token token) {
        return new BigInteger(1, token.bytes());
    }

    private String card(Token token) {
        String digits = number(token).toString();
        return "0".repeat(Math.max(0, cardDigits - digits.length())) + digits;
    }
}
