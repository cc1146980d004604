package org.clockhouse.terminal.internal.call;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/** Closes connections that have not brought a whole request head in time, however busily they drip; keeps none that is closed. */
record FirstRequest(Scheduler scheduler, long within, TimeUnit unit) implements Connection.Listener {

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            WeakReference<HttpConnection> opened = new WeakReference<>(http);
            scheduler.schedule(() -> look(opened.get()), within, unit);
        }
    }

    private static void look(HttpConnection opened) {
        if (opened != null && opened.getHttpChannel().getRequests() == 0) {
            opened.getEndPoint().close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        // nothing was kept of it
    }
}
