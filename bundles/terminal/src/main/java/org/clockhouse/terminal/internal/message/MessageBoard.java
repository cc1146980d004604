package org.clockhouse.terminal.internal.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.DisplayMessage;
import org.clockhouse.terminal.DisplayMessage.ToPerson;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.DisplayMessageRepository;
import org.clockhouse.terminal.spi.DisplayMessageRepository.Due;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which words the suite shows after a punch at a terminal that keeps none. */
@Component(service = MessageBoard.class)
public final class MessageBoard {

    private final DisplayMessageRepository messages;
    private final Journal journal;

    @Activate
    public MessageBoard(@Reference DisplayMessageRepository messages, @Reference Journal journal) {
        this.messages = messages;
        this.journal = journal;
    }

    /** Those for the person, else those for everybody, the latest; that they were shown is kept. */
    public Optional<String> words(OrgId org, TerminalId terminal, EmployeeId whose) {
        Instant now = journal.now();
        List<Due> due = journal.read(org, () -> messages.due(terminal, now));
        Predicate<Due> theirs = one -> one.message().audience().equals(new ToPerson(whose));
        Predicate<Due> everybodys = one -> !(one.message().audience() instanceof ToPerson);
        Optional<Due> one = due.stream().filter(theirs).findFirst().or(() -> due.stream()
                .filter(everybodys)
                .findFirst());
        one.filter(first -> first.target().shown().isEmpty())
                .ifPresent(first -> journal.run(
                        org, Topic.TERMINALS, () -> messages.put(first.target().shownAt(now))));
        return one.map(Due::message).map(DisplayMessage::text);
    }
}
