package org.clockhouse.terminal.internal;

import java.lang.annotation.Annotation;

/** The defaults, but small pages. */
public class TestConfig implements TerminalConfig {

    @Override
    public int workers() {
        return 4;
    }

    @Override
    public int clock__history__days() {
        return 400;
    }

    @Override
    public int desk__readers() {
        return 2;
    }

    @Override
    public int page__size() {
        return 3;
    }

    @Override
    public int visit__seconds() {
        return 10;
    }

    @Override
    public int reply__millis() {
        return 1_000;
    }

    @Override
    public boolean keep__lines() {
        return true;
    }

    @Override
    public int polled__lines() {
        return 2;
    }

    @Override
    public int clock__tolerance__seconds() {
        return 60;
    }

    @Override
    public boolean set__clocks() {
        return true;
    }

    @Override
    public int silence__minutes() {
        return 30;
    }

    @Override
    public boolean flag__strangers() {
        return true;
    }

    @Override
    public int two__cards__seconds() {
        return 1;
    }

    @Override
    public int passed__back__minutes() {
        return 60;
    }

    @Override
    public int upload__limit__mb() {
        return 1;
    }

    @Override
    public int upload__hours() {
        return 4;
    }

    @Override
    public String unsigned__drivers() {
        return "refuse";
    }

    @Override
    public int terminal__port() {
        return 0;
    }

    @Override
    public int terminal__tls__port() {
        return 0;
    }

    @Override
    public String terminal__host() {
        return "127.0.0.1";
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return TerminalConfig.class;
    }
}
