package org.clockhouse.driver.zk.attlog.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.FileDriver;
import org.clockhouse.driver.tck.DriverBundleContract;
import org.clockhouse.driver.tck.FileBench;
import org.clockhouse.driver.tck.FileDriverContract;
import org.clockhouse.driver.tck.Sample;
import org.clockhouse.driver.zk.record.ZkTime;
import org.junit.jupiter.api.Nested;

class AttlogContractTest {

    @Nested
    class Text extends FileDriverContract {
        @Override
        protected FileBench newBench() {
            return new TextBench();
        }
    }

    @Nested
    class Binary extends FileDriverContract {
        @Override
        protected FileBench newBench() {
            return new BinaryBench();
        }
    }

    @Nested
    class Bundle extends DriverBundleContract {
        @Override
        protected Driver driver() {
            return new AttlogFileDriver();
        }
    }

    /** A colour terminal: lines of text. */
    private static final class TextBench implements FileBench {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

        private final FileDriver driver = new AttlogFileDriver();

        @Override
        public FileDriver driver() {
            return driver;
        }

        @Override
        public Bytes file(List<Sample> punches) {
            return Bytes.of(punches.stream()
                    .map(sample -> String.format(
                            "%9s\t%s\t1\t0\t1\t0\n",
                            sample.holderNumber(), sample.clockReading().format(TIME)))
                    .collect(Collectors.joining()));
        }

        @Override
        public String fileName() {
            return "1_attlog.dat";
        }

        @Override
        public boolean isText() {
            return true;
        }
    }

    /** A black-and-white terminal: rows of sixteen bytes. */
    private static final class BinaryBench implements FileBench {

        private final FileDriver driver = new AttlogFileDriver();

        @Override
        public FileDriver driver() {
            return driver;
        }

        @Override
        public Bytes file(List<Sample> punches) {
            ByteBuffer rows = ByteBuffer.allocate(16 * punches.size()).order(ByteOrder.LITTLE_ENDIAN);
            for (Sample sample : punches) {
                rows.putInt(Integer.parseInt(sample.holderNumber()));
                rows.putInt((int) ZkTime.encode(sample.clockReading()));
                rows.put((byte) 1).put((byte) 0).putShort((short) 0).putInt(0);
            }
            return Bytes.of(rows.array());
        }

        @Override
        public String fileName() {
            return "2_attlog.dat";
        }

        @Override
        public boolean isText() {
            return false;
        }
    }
}
