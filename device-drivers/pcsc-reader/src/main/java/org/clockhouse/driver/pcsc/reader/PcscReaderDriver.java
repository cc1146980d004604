package org.clockhouse.driver.pcsc.reader;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Contactless readers that the operating system's smart-card service knows. */
@Component(service = Driver.class)
public final class PcscReaderDriver implements DeskDriver {

    static final Setting READER = Setting.text("reader");

    private final Service service;

    private final DriverDescriptor descriptor = DriverDescriptor.builder("pcsc.reader")
            .made("ACR122U / PC/SC", "Contactless desk reader")
            .roads(Road.DESK)
            .settings(READER)
            .texts(Texts.beside(PcscReaderDriver.class))
            .tested(Tested.foreign("virtual reader of vsmartcard on pcscd", ""))
            .build();

    @Activate
    public PcscReaderDriver() {
        this(new JdkService());
    }

    PcscReaderDriver(Service service) {
        this.service = service;
    }

    /** The operating system's. */
    @FunctionalInterface
    interface Service {
        CardTerminals terminals() throws NoSuchAlgorithmException;

        /** Makes the next use begin anew, where a connection with it is kept. */
        default void forget() throws NoSuchAlgorithmException {}
    }

    @Override
    public DriverDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public DeskReader open(TerminalAddress address, DriverContext context) throws DriverException {
        String wanted = address.value(READER);
        try {
            List<CardTerminal> fitting = readers().stream()
                    .filter(terminal -> terminal.getName().contains(wanted))
                    .toList();
            if (fitting.isEmpty()) {
                throw new DriverException(Fault.UNREACHABLE, "no reader is plugged in" + named(wanted));
            }
            if (fitting.size() > 1) {
                throw new DriverException(
                        Fault.MISCONFIGURED,
                        "more than one reader" + named(wanted) + ": "
                                + fitting.stream().map(CardTerminal::getName).toList());
            }
            return new PcscReader(fitting.get(0));
        } catch (NoSuchAlgorithmException e) {
            throw new DriverException(Fault.UNREACHABLE, "no smart-card service runs on this server (pcscd)", e);
        } catch (CardException e) {
            throw PcscReader.gone(e);
        }
    }

    /** A service that was restarted knows nothing of whoever spoke to it before. */
    private List<CardTerminal> readers() throws CardException, NoSuchAlgorithmException {
        try {
            return service.terminals().list();
        } catch (CardException e) {
            service.forget();
            return service.terminals().list();
        }
    }

    private static String named(String wanted) {
        return wanted.isEmpty() ? "" : " whose name holds '" + wanted + "'";
    }
}
