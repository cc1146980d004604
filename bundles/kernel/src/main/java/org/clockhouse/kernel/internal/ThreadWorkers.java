package org.clockhouse.kernel.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.kernel.Workers;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Platform threads: a bounded pool and one timer for each crew. */
@Component
public final class ThreadWorkers implements Workers {

    private static final Logger log = LoggerFactory.getLogger(ThreadWorkers.class);

    @Override
    public Crew crew(String name, int threads) {
        return new ThreadCrew(name, threads);
    }

    private static final class ThreadCrew implements Crew {

        private final String name;
        private final ThreadPoolExecutor pool;
        private final ScheduledThreadPoolExecutor timer;

        ThreadCrew(String name, int threads) {
            this.name = name;
            this.pool = new ThreadPoolExecutor(
                    threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
            this.pool.allowCoreThreadTimeOut(true);
            this.timer = new ScheduledThreadPoolExecutor(1, named(name + "-timer"));
            this.timer.setRemoveOnCancelPolicy(true);
            this.timer.setKeepAliveTime(30, TimeUnit.SECONDS);
            this.timer.allowCoreThreadTimeOut(true);
        }

        @Override
        public <T> Future<T> submit(Callable<T> work) {
            return pool.submit(work);
        }

        @Override
        public void run(Runnable work) {
            pool.execute(logged(work));
        }

        @Override
        public Future<?> later(Duration delay, Runnable work) {
            return timer.schedule(() -> pool.execute(logged(work)), delay.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public Future<?> every(Duration period, Runnable work) {
            return timer.scheduleWithFixedDelay(
                    logged(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            timer.shutdownNow();
            pool.shutdownNow();
            try {
                if (!pool.awaitTermination(5, TimeUnit.SECONDS) || !timer.awaitTermination(1, TimeUnit.SECONDS)) {
                    log.warn("Crew {} has threads that do not end", name);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Runnable logged(Runnable work) {
            return () -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    log.error("Crew {} failed at its work", name, e);
                }
            };
        }

        private static ThreadFactory named(String name) {
            AtomicInteger count = new AtomicInteger();
            return work -> {
                Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            };
        }
    }
}
