package org.clockhouse.terminal.internal;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/** Closes connections that have not brought a whole request head in time, however busily they drip. */
record FirstRequest(Scheduler scheduler, long within, TimeUnit unit) implements Connection.Listener {

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            scheduler.schedule(
                    () -> {
                        if (http.getHttpChannel().getRequests() == 0) {
                            http.getEndPoint().close();
                        }
                    },
                    within,
                    unit);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        // nothing was kept of it
    }
}
