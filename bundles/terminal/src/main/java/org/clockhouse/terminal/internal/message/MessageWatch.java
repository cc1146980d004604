package org.clockhouse.terminal.internal.message;

import java.time.Duration;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that terminals that come later show what runs already. */
@Component(service = MessageWatch.class, immediate = true)
public final class MessageWatch {

    private static final Logger log = LoggerFactory.getLogger(MessageWatch.class);
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final MessageDesk desk;
    private final Companies companies;
    private final Workers.Crew crew;

    @Activate
    public MessageWatch(@Reference MessageDesk desk, @Reference Companies companies, @Reference Workers workers) {
        this.desk = desk;
        this.companies = companies;
        this.crew = workers.crew("terminal-words", 1);
        crew.every(ROUND, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    void look() {
        try {
            companies.all().forEach(desk::catchUp);
        } catch (Unavailable e) {
            log.debug("Words for later terminals wait for the store: {}", e.getMessage());
        }
    }
}
