package org.clockhouse.terminal;

import java.util.List;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Readers on desks: terminals whose driver offers the desk road. They stand open while they are in use, so that their state is
 * true; what they read goes to whoever listens at that moment and to nobody else.
 */
@ProviderType
public interface DeskReaders {

    /** Those in use within the scope, by name. */
    List<TerminalStanding> list(OrgId org, Scope scope);

    /**
     * Hears a reader until the listening is closed. The listener is told at once how the reader is.
     *
     * @throws org.clockhouse.kernel.NotFound if there is no such reader in the scope
     */
    Listening listen(OrgId org, Scope scope, TerminalId reader, Listener listener);

    /** Called by the reader's thread: must not block. */
    @ConsumerType
    interface Listener {

        /** What was presented, or why it could not be read. */
        void read(DeskReading reading);

        /** How the reader is, at once when the listening begins and then at each change. */
        void become(TerminalState state);
    }

    @ProviderType
    interface Listening extends AutoCloseable {

        /** Nothing more is heard once it returns. Idempotent. */
        @Override
        void close();
    }
}
