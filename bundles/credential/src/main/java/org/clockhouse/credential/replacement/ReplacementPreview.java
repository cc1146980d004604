package org.clockhouse.credential.replacement;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.stock.StockCard;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.Employee;

/**
 * What a replacement would do.
 *
 * @param successor the number given, or the next free one's; empty if there is neither
 * @param problems why it would be refused; empty if it would not
 * @param terminals where the old one is taken away and the new one is to work
 * @param nextFree offered when the number given is taken
 */
public record ReplacementPreview(
        Employee person,
        Credential old,
        Optional<Identifier> successor,
        List<Refused.Violation> problems,
        List<WallTerminal> terminals,
        Optional<StockCard> nextFree,
        Fee fee) {

    public ReplacementPreview {
        problems = List.copyOf(problems);
        terminals = List.copyOf(terminals);
    }
}
