package org.clockhouse.store.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.PhoneSearch;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportMode;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.internal.imports.SheetImports;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.Vendor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Not part of a build: {@code mvn test -pl bundles/store -Dtest=RegistryBench} says how long sheets of 10,000 people and
 * searches among 50,000 take.
 */
class RegistryBench {

    private static final String FAMILIES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红梅建国华志宇浩然子轩欣怡晨思雨佳琪";
    private static final int SHEETS = 5;
    private static final int PEOPLE = 10_000;

    private final Actor actor = Actor.system(OrgId.next(), "bench");

    @ParameterizedTest
    @EnumSource
    void sheetsAndSearches(Vendor vendor) {
        Databases.Open store = Databases.of(vendor);
        TestClock clock = new TestClock("2026-11-23T02:00:00Z");
        StoredServices registry = new StoredServices(store, new RecordedAudit(), clock);
        SheetImports imports = new SheetImports(
                registry.sheets,
                registry.people,
                registry.places,
                registry.tree,
                registry.journal,
                store.transactions(),
                clock,
                null);
        registry.sites.add(actor, new SiteDraft(new LocalName("上海", ""), ZoneId.of("Asia/Shanghai")));
        for (int sheet = 0; sheet < SHEETS; sheet++) {
            byte[] bytes = sheet(sheet).getBytes(StandardCharsets.UTF_8);
            long cpu = cpu();
            long start = System.nanoTime();
            ImportDraft draft = imports.open(actor, Scope.EVERYBODY, "p.csv", new ByteArrayInputStream(bytes));
            long read = System.nanoTime();
            draft = imports.check(
                    actor,
                    Scope.EVERYBODY,
                    draft.id(),
                    draft.version(),
                    draft.mapping(),
                    List.of(),
                    new ImportOptions(true, false, Optional.empty(), Optional.empty()));
            long checked = System.nanoTime();
            ImportDraft done = imports.commit(actor, Scope.EVERYBODY, draft.id(), ImportMode.ALL_OR_NOTHING);
            long end = System.nanoTime();
            assertEquals(PEOPLE, done.counts().fresh());
            say(vendor + " import of 10,000 rows: open " + ms(start, read) + ", check " + ms(read, checked)
                    + ", commit " + ms(checked, end) + ", all " + ms(start, end)
                    + ", of our own work " + ms(cpu, cpu()));
        }
        for (String text : List.of(
                "w",
                "wang",
                "王",
                "王伟",
                "wxm",
                "liwei",
                "zw",
                "X00012345",
                "12345",
                "1380",
                "13800012345",
                "生产",
                "伟",
                "nobody")) {
            search(registry, vendor, text);
        }
    }

    private void search(StoredServices registry, Vendor vendor, String text) {
        List<Long> times = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < 15; i++) {
            long start = System.nanoTime();
            found = registry.employees
                    .page(
                            actor.org(),
                            Scope.EVERYBODY,
                            EmployeeFilter.text(text).searching(PhoneSearch.WHOLE),
                            Page.first(50))
                    .items()
                    .size();
            times.add(System.nanoTime() - start);
        }
        Collections.sort(times);
        say(vendor + " search \"" + text + "\": " + found + " found, median " + ms(0, times.get(7)) + ", worst "
                + ms(0, times.get(14)));
    }

    private static String sheet(int sheet) {
        StringBuilder rows = new StringBuilder("工号,姓名,部门,手机,入职日期\n");
        for (int i = 0; i < PEOPLE; i++) {
            int n = sheet * PEOPLE + i;
            String name = letter(FAMILIES, n * 7) + letter(GIVEN, n * 13) + (n % 3 == 0 ? "" : letter(GIVEN, n / 50));
            rows.append(String.format("X%08d,%s,生产部%d / 班组%d,138%08d,2024-03-01%n", n, name, n % 10, n % 7, n));
        }
        return rows.toString();
    }

    private static String letter(String letters, int n) {
        return letters.substring(Math.floorMod(n, letters.length()), Math.floorMod(n, letters.length()) + 1);
    }

    private static String ms(long from, long until) {
        return Duration.ofNanos(until - from).toMillis() + " ms";
    }

    /** Of this thread, so without the database's own processes and whatever else the machine does. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
