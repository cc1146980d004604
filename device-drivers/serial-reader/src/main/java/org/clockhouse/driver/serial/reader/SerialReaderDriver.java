package org.clockhouse.driver.serial.reader;

import java.time.Duration;
import java.util.Arrays;
import org.clockhouse.driver.DeskDriver;
import org.clockhouse.driver.DeskReader;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.Tested;
import org.clockhouse.driver.Texts;
import org.osgi.service.component.annotations.Component;

/** Readers on a serial port, and Wiegand converters. */
@Component(service = Driver.class)
public final class SerialReaderDriver implements DeskDriver {

    static final Setting PROFILE = Setting.choice(
            "profile", Arrays.stream(Profile.values()).map(Profile::key).toList());
    static final Setting FORMAT = Setting.choice(
            "format", Arrays.stream(DigitFormat.values()).map(DigitFormat::key).toList());
    static final Setting REVERSED = Setting.flag("reversed");
    static final Setting SAME_CARD = Setting.number("sameCardMillis").otherwise("400");

    private static final long LONGEST_SAME_CARD = 60_000;

    private final DriverDescriptor descriptor = DriverDescriptor.builder("serial.reader")
            .made("RDM6300 / EM4100 / Wiegand", "Serial desk reader")
            .roads(Road.DESK)
            .endpointExample("serial:/dev/ttyUSB0?baud=9600")
            .settings(PROFILE, FORMAT, REVERSED, SAME_CARD)
            .texts(Texts.beside(SerialReaderDriver.class))
            .tested(
                    Tested.emulated("RDM6300, EM4100 lines and Wiegand converters", ""),
                    Tested.emulated("readers of two frequencies that send packets", ""))
            .build();

    @Override
    public DriverDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public DeskReader open(TerminalAddress address, DriverContext context)
            throws DriverException, InterruptedException {
        Duration sameCard = sameCard(address);
        Profile profile = Profile.of(address.value(PROFILE));
        DigitFormat format = DigitFormat.of(address.value(FORMAT));
        boolean reversed = address.value(REVERSED).equals("true");
        return new SerialReader(
                context.open(address.endpoint()),
                profile.collector(),
                profile.meaning(format, reversed),
                sameCard,
                context.clock());
    }

    private static Duration sameCard(TerminalAddress address) throws DriverException {
        long millis = Long.parseLong(address.value(SAME_CARD));
        if (millis < 0 || millis > LONGEST_SAME_CARD) {
            throw new DriverException(
                    Fault.MISCONFIGURED, "sameCardMillis is 0 to " + LONGEST_SAME_CARD + ", not " + millis);
        }
        return Duration.ofMillis(millis);
    }
}
