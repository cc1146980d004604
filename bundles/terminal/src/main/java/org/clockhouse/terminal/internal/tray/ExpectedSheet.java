package org.clockhouse.terminal.internal.tray;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.ExpectedTerminal;
import org.clockhouse.terminal.ExpectedTerminals;
import org.clockhouse.terminal.Terminal.Purpose;

/** What the rows of a list of serial numbers mean. Pure. */
final class ExpectedSheet {

    private enum Column {
        SERIAL("serial", "serial number", "sn", "序列号", "设备序列号"),
        NAME("name", "terminal", "名称", "终端"),
        SITE("site", "地点", "站点"),
        AREA("area", "place", "区域", "位置"),
        DIRECTION("direction", "方向"),
        PURPOSE("purpose", "用途"),
        DRIVER("driver", "驱动");

        private final Set<String> headings;

        Column(String... headings) {
            this.headings = Set.of(headings);
        }
    }

    private static final Map<String, Direction> DIRECTIONS = Map.of(
            "",
            Direction.BOTH,
            "both",
            Direction.BOTH,
            "进出",
            Direction.BOTH,
            "双向",
            Direction.BOTH,
            "in",
            Direction.IN,
            "进",
            Direction.IN,
            "out",
            Direction.OUT,
            "出",
            Direction.OUT);

    private static final Map<String, Purpose> PURPOSES = Map.of(
            "",
            Purpose.ATTENDANCE,
            "attendance",
            Purpose.ATTENDANCE,
            "考勤",
            Purpose.ATTENDANCE,
            "access",
            Purpose.ACCESS,
            "门禁",
            Purpose.ACCESS,
            "both",
            Purpose.BOTH,
            "考勤和门禁",
            Purpose.BOTH);

    private final List<Site> sites;
    private final List<Area> areas;
    private final Optional<SiteId> usual;
    private final Optional<LocalDate> countsFrom;
    private final List<Violation> wrong = new ArrayList<>();
    private boolean headed;

    ExpectedSheet(List<Site> sites, List<Area> areas, Optional<SiteId> usual, Optional<LocalDate> countsFrom) {
        this.sites = sites;
        this.areas = areas;
        this.usual = usual;
        this.countsFrom = countsFrom;
    }

    /** @throws Refused with every cell that means nothing */
    List<ExpectedTerminals.Numbered> read(List<List<String>> rows) {
        Map<Column, Integer> columns = headings(rows.get(0));
        headed = !columns.isEmpty();
        List<ExpectedTerminals.Numbered> read = new ArrayList<>();
        for (int i = firstRow() - 1; i < rows.size(); i++) {
            new Row(rows.get(i), headed ? columns : inOrder(), i + 1).numbered().ifPresent(read::add);
        }
        if (read.isEmpty() && wrong.isEmpty()) {
            throw new Refused("terminal.expected.empty", "there is no serial number in it");
        }
        if (!wrong.isEmpty()) {
            throw new Refused("terminal.expected.malformed", wrong.get(0).detail(), wrong);
        }
        return read;
    }

    /** Of what was read, as a sheet program counts. */
    int firstRow() {
        return headed ? 2 : 1;
    }

    private static Map<Column, Integer> headings(List<String> first) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < first.size(); i++) {
            for (Column column : Column.values()) {
                if (column.headings.contains(first.get(i).toLowerCase(Locale.ROOT))) {
                    columns.putIfAbsent(column, i);
                }
            }
        }
        return columns.containsKey(Column.SERIAL) ? columns : Map.of();
    }

    private static Map<Column, Integer> inOrder() {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            columns.put(column, column.ordinal());
        }
        return columns;
    }

    /** @param number from 1, with the headings */
    private final class Row {

        private final List<String> cells;
        private final Map<Column, Integer> columns;
        private final int number;

        Row(List<String> cells, Map<Column, Integer> columns, int number) {
            this.cells = cells;
            this.columns = columns;
            this.number = number;
        }

        private String text(Column column) {
            int at = columns.getOrDefault(column, Integer.MAX_VALUE);
            return at < cells.size() ? cells.get(at).strip() : "";
        }

        private Optional<ExpectedTerminals.Numbered> numbered() {
            String serial = text(Column.SERIAL);
            Optional<SiteId> site = site();
            Direction direction = among(Column.DIRECTION, DIRECTIONS, "terminal.direction.unknown");
            Purpose purpose = among(Column.PURPOSE, PURPOSES, "terminal.purpose.unknown");
            Optional<AreaId> area = site.flatMap(this::area);
            if (serial.isEmpty()) {
                complain(Column.SERIAL, "terminal.serial.malformed", "a serial number is needed");
            }
            String name = text(Column.NAME).isEmpty() ? serial : text(Column.NAME);
            return serial.isEmpty() || site.isEmpty() || direction == null || purpose == null
                    ? Optional.empty()
                    : Optional.of(new ExpectedTerminals.Numbered(
                            serial,
                            new ExpectedTerminal.Draft(
                                    new LocalName(name, name),
                                    site.get(),
                                    area,
                                    text(Column.DRIVER),
                                    direction,
                                    purpose,
                                    countsFrom)));
        }

        private Optional<SiteId> site() {
            String name = text(Column.SITE);
            Optional<SiteId> found = name.isEmpty()
                    ? usual
                    : sites.stream()
                            .filter(site -> means(site.name(), name))
                            .map(Site::id)
                            .findFirst();
            if (found.isEmpty()) {
                complain(Column.SITE, "terminal.site.unknown", "there is no such site");
            }
            return found;
        }

        private Optional<AreaId> area(SiteId site) {
            String name = text(Column.AREA);
            Optional<AreaId> found = areas.stream()
                    .filter(area -> area.site().equals(site) && means(area.name(), name))
                    .map(Area::id)
                    .findFirst();
            if (!name.isEmpty() && found.isEmpty()) {
                complain(Column.AREA, "terminal.area.unknown", "there is no such area at the site");
            }
            return found;
        }

        private <T> T among(Column column, Map<String, T> words, String code) {
            T meant = words.get(text(column).toLowerCase(Locale.ROOT));
            if (meant == null) {
                complain(column, code, text(column) + " means nothing here");
            }
            return meant;
        }

        private void complain(Column column, String code, String detail) {
            wrong.add(new Violation("/rows/" + number + "/" + column.name().toLowerCase(Locale.ROOT), code, detail));
        }
    }

    private static boolean means(LocalName name, String said) {
        return said.equalsIgnoreCase(name.zh()) || said.equalsIgnoreCase(name.en());
    }
}
