package org.clockhouse.terminal.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator may set in {@code etc/org.clockhouse.terminal.cfg}; two underscores here are one there (OSGi DS, 112.8.2.1). */
@ObjectClassDefinition(name = "Clockhouse terminals")
public @interface TerminalConfig {

    /** Every component of this bundle reads the same configuration. */
    String PID = "org.clockhouse.terminal";

    @AttributeDefinition(description = "Terminals visited at the same time")
    int workers() default 16;

    @AttributeDefinition(description = "Readers on desks that stand open at the same time, one thread each")
    int desk__readers() default 16;

    @AttributeDefinition(description = "Most punches read from a terminal at once, 1 to 1000")
    int page__size() default 200;

    @AttributeDefinition(description = "Seconds from the end of a visit to the start of the next")
    int visit__seconds() default 10;

    @AttributeDefinition(description = "Longest wait for one answer of a terminal, in milliseconds")
    int reply__millis() default 5_000;

    @AttributeDefinition(description = "Whether sessions with terminals that announce punches stay open between visits")
    boolean keep__lines() default true;

    @AttributeDefinition(description = "Lines that are polled all the time, as those of OSDP readers; one thread each")
    int polled__lines() default 16;

    @AttributeDefinition(
            description = "Seconds that a terminal's clock may be off before it is set and punches are flagged")
    int clock__tolerance__seconds() default 60;

    @AttributeDefinition(description = "Whether terminals' clocks are set when they are off by more than the tolerance")
    boolean set__clocks() default true;

    @AttributeDefinition(
            description =
                    "Days for which it is kept what terminals' clocks showed; punches that come later are less sure")
    int clock__history__days() default 400;

    @AttributeDefinition(description = "Minutes without a contact after which a terminal raises an alarm; 0 for never")
    int silence__minutes() default 30;

    @AttributeDefinition(description = "Whether people at terminals where they may not be raise an alarm")
    boolean flag__strangers() default true;

    @AttributeDefinition(
            description = "Seconds within which cards of two people at one reader raise an alarm; negative for never")
    int two__cards__seconds() default 1;

    @AttributeDefinition(
            description = "Minutes within which coming in twice without going out raises an alarm; 0 for never")
    int passed__back__minutes() default 0;

    @AttributeDefinition(description = "Largest file that is taken from a stick, in MiB")
    int upload__limit__mb() default 32;

    @AttributeDefinition(description = "Hours for which a preview of a file can be committed")
    int upload__hours() default 4;

    @AttributeDefinition(
            description =
                    "What becomes of driver jars without a known signature: refuse, warn, or allow for development")
    String unsigned__drivers() default "refuse";

    @AttributeDefinition(
            description = "Port for terminals that call; opened when a driver for such terminals is installed")
    int terminal__port() default 8090;

    @AttributeDefinition(
            description = "Port for terminals that call over TLS, with the certificate of the console; 0 for none")
    int terminal__tls__port() default 0;

    @AttributeDefinition(description = "Address that the port for terminals is bound to; empty for every address")
    String terminal__host() default "";
}
