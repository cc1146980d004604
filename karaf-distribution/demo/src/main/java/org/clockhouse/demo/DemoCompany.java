package org.clockhouse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.demo.Staff.Person;
import org.clockhouse.demo.Staff.Team;

/**
 * Builds the demo company through the public REST API: three sites in two time zones, day, night and rotating shifts, 200
 * people with a card each, and ten simulated terminals whose past month is read by ordinary visits, two of which only open.
 *
 * <p>Arguments: the base URL and the server's certificate; the key is in {@code CLOCKHOUSE_KEY}. Loaded once, it does nothing.
 */
public final class DemoCompany {

    private static final String NAME_EN = "Verdigris Instruments (demo)";
    private static final String NAME_ZH = "铜绿仪表（演示）";
    /** Before anybody in the demo was hired. */
    private static final String ALWAYS = "2015-01-01";

    private static final List<Team> TEAMS = List.of(
            new Team("HQ", "人力资源部", "Human resources", "", 8, "OFFICE", "专员"),
            new Team("HQ", "财务部", "Finance", "", 8, "OFFICE", "会计"),
            new Team("HQ", "销售部", "Sales", "", 20, "OFFICE", "销售"),
            new Team("HQ", "研发部", "Research", "", 24, "OFFICE", "工程师"),
            new Team("PLANT", "装配甲班", "Assembly A", "PRODUCTION", 24, "CREW0", "操作工"),
            new Team("PLANT", "装配乙班", "Assembly B", "PRODUCTION", 24, "CREW3", "操作工"),
            new Team("PLANT", "装配丙班", "Assembly C", "PRODUCTION", 24, "CREW6", "操作工"),
            new Team("PLANT", "质检部", "Quality", "PRODUCTION", 14, "DAY", "检验员"),
            new Team("PLANT", "仓储部", "Warehouse", "", 12, "DAY", "仓管员"),
            new Team("PLANT", "保安部", "Security", "", 6, "NIGHT", "保安"),
            new Team("DEPOT", "曼谷仓", "Bangkok depot", "", 36, "DAY", "仓管员"));

    private final Api api;
    private final Map<String, String> calendars = new HashMap<>();
    private final Map<String, String> sites = new HashMap<>();
    private final Map<String, String> departments = new HashMap<>();
    private final Map<String, String> shifts = new LinkedHashMap<>();

    private DemoCompany(Api api) {
        this.api = api;
    }

    public static void main(String[] args) throws Exception {
        Api api = new Api(URI.create(args[0]), System.getenv("CLOCKHOUSE_KEY"), Path.of(args[1]));
        JsonNode company = api.get("/organisation");
        if (NAME_EN.equals(company.path("name").path("en").asText())) {
            return;
        }
        System.err.println("Loading the demo company…");
        new DemoCompany(api).load();
        api.patch("/organisation", company.get("version").asLong(), Map.of("name", name(NAME_ZH, NAME_EN)));
    }

    private void load() throws IOException, InterruptedException {
        addCalendars();
        addSites();
        addDepartments();
        addShifts();
        assignShifts();
        List<Person> people = Staff.of(TEAMS);
        hire(people);
        addNeeds();
        addTerminals(people);
        issueCards();
    }

    private void addSites() throws IOException, InterruptedException {
        addSite("HQ", "上海总部", "Shanghai HQ", "Asia/Shanghai", "CHINA");
        addSite("PLANT", "苏州工厂", "Suzhou plant", "Asia/Shanghai", "CHINA");
        addSite("DEPOT", "曼谷仓库", "Bangkok depot", "Asia/Bangkok", "THAILAND");
    }

    private void addSite(String key, String zh, String en, String zone, String calendar)
            throws IOException, InterruptedException {
        Map<String, Object> draft = Map.of("name", name(zh, en), "zone", zone, "calendarId", calendars.get(calendar));
        sites.put(key, id(api.post("/sites", draft)));
    }

    /** The state's holidays, and on top a day that the company gave in the past month, so that there is one at any time of year. */
    private void addCalendars() throws IOException, InterruptedException {
        ObjectNode china = (ObjectNode) api.get("/calendars/shipped/CN-2026");
        china.withArray("days").addPOJO(Holidays.companyDay());
        calendars.put("CHINA", id(api.post("/calendars", china)));
        List<Map<String, String>> days =
                new ArrayList<>(Holidays.ofThailand(LocalDate.now().getYear()));
        days.addAll(Holidays.ofThailand(LocalDate.now().getYear() + 1));
        days.add(Holidays.companyDay());
        calendars.put(
                "THAILAND",
                id(api.post(
                        "/calendars",
                        Map.of("name", name("泰国公众假期", "Thailand"), "restDays", List.of("SUNDAY"), "days", days))));
    }

    private void addDepartments() throws IOException, InterruptedException {
        departments.put("PRODUCTION", id(api.post("/departments", Map.of("name", name("生产部", "Production")))));
        for (Team team : TEAMS) {
            Map<String, Object> draft = new HashMap<>(Map.of("name", name(team.zh(), team.en())));
            if (!team.parent().isEmpty()) {
                draft.put("parentId", departments.get(team.parent()));
            }
            departments.put(team.en(), id(api.post("/departments", draft)));
        }
    }

    /** So that the past month has each exception that there is: keys are heeded, little or too much is noticed, and rosters leave rest. */
    private String addRules() throws IOException, InterruptedException {
        Map<String, String> settings = Map.of(
                "pairing", "FUNCTION_KEY_FIRST_LAST",
                "half_day_below", "240",
                "max_span", "780",
                "min_rest", "660",
                "max_consecutive_days", "6");
        return id(api.post(
                "/rule-sets", Map.of("code", "HOUSE", "name", name("公司规则", "House rules"), "settings", settings)));
    }

    private void addShifts() throws IOException, InterruptedException {
        String rules = addRules();
        addShift("Dy", "常日班", "Day", "#E1EFEB", "09:00", "18:00", "12:00", "13:00", rules);
        addShift("Wh", "仓库日班", "Warehouse day", "#E1EFEB", "08:00", "17:00", "12:00", "13:00", rules);
        addShift("Am", "早班", "Morning", "#E3EFD9", "07:00", "15:00", "11:00", "11:30", rules);
        addShift("Pm", "中班", "Afternoon", "#FBE9CF", "15:00", "23:00", "19:00", "19:30", rules);
        addShift("Nt", "夜班", "Night", "#DDE0F1", "23:00", "07:00", "03:00", "03:30", rules);
    }

    private void addShift(
            String code,
            String zh,
            String en,
            String colour,
            String start,
            String end,
            String from,
            String until,
            String rules)
            throws IOException, InterruptedException {
        Map<String, Object> draft = new HashMap<>();
        draft.put("code", code);
        draft.put("name", name(zh, en));
        draft.put("colour", colour);
        draft.put("segments", List.of(Map.of("start", start, "end", end)));
        draft.put("breaks", List.of(Map.of("from", from, "until", until, "paid", false)));
        draft.put("windowBefore", "PT2H");
        draft.put("windowAfter", "PT4H");
        draft.put("lateGrace", "PT5M");
        draft.put("ruleSetId", rules);
        shifts.put(code, id(api.post("/shifts", draft)));
    }

    private void assignShifts() throws IOException, InterruptedException {
        for (Team team : TEAMS) {
            Map<String, Object> draft = new HashMap<>();
            draft.put("departmentId", departments.get(team.en()));
            draft.put("from", ALWAYS);
            draft.put("runsOnHolidays", !team.rota().equals("OFFICE"));
            draft.put("pattern", Map.of("anchor", Rota.ANCHOR.toString(), "days", days(team.rota())));
            api.post("/assignments", draft);
        }
    }

    private List<List<String>> days(String rota) {
        return Rota.codes(rota).stream()
                .map(code -> code.isEmpty() ? List.<String>of() : List.of(shifts.get(code)))
                .toList();
    }

    private void hire(List<Person> people) throws IOException, InterruptedException {
        StringBuilder sheet = new StringBuilder("工号,姓名,英文名,手机,部门,地点,职位,入职日期\r\n");
        for (Person person : people) {
            Team team = person.team();
            String parent = team.parent().isEmpty() ? "" : "生产部 / ";
            String site = Map.of("HQ", "上海总部", "PLANT", "苏州工厂", "DEPOT", "曼谷仓库").get(team.site());
            sheet.append(String.join(
                            ",",
                            person.number(),
                            person.zh(),
                            person.en(),
                            person.phone(),
                            parent + team.zh(),
                            site,
                            person.position(),
                            person.hired().toString()))
                    .append("\r\n");
        }
        JsonNode draft =
                api.postBytes("/imports?fileName=demo.csv", sheet.toString().getBytes(StandardCharsets.UTF_8));
        if (draft.path("counts").path("wrong").asInt() > 0) {
            throw new IOException("the demo people were not taken: " + draft.path("problems"));
        }
        api.post("/imports/" + id(draft) + "/commits", Map.of("mode", "ALL_OR_NOTHING"));
    }

    /** So that the strip of the roster and the generator have something to go by. */
    private void addNeeds() throws IOException, InterruptedException {
        for (Needs.Of needs : Needs.ALL) {
            String department = departments.get(needs.team());
            api.put("/cover-needs/" + department, 0, Map.of("spans", needs.spans()));
            if (needs.skill().isEmpty()) {
                continue;
            }
            for (JsonNode person : api.get("/employees?departmentId=" + department + "&limit=" + needs.skilled())
                    .get("items")) {
                api.put(
                        "/roster-preferences/" + id(person),
                        0,
                        Map.of("skills", List.of(needs.skill()), "wishes", List.of()));
            }
        }
    }

    private void addTerminals(List<Person> people) throws IOException, InterruptedException {
        LocalDate since = LocalDate.now().minusDays(40);
        Map<String, List<Person>> bySite = people.stream()
                .collect(Collectors.groupingBy(person -> person.team().site()));
        addTerminals("HQ", since, bySite, List.of("大堂甲|Lobby A", "大堂乙|Lobby B"));
        addTerminals(
                "PLANT", since, bySite, List.of("一号门|Gate 1", "二号门|Gate 2", "装配东|Assembly east", "装配西|Assembly west"));
        addTerminals("DEPOT", since, bySite, List.of("码头|Dock", "办公室|Office"));
        letThrough("HQ");
        addBarriers("HQ", since, bySite, List.of("停车场道闸|Car park", "车棚门|Bicycle shed"));
    }

    private void addTerminals(String site, LocalDate since, Map<String, List<Person>> people, List<String> names)
            throws IOException, InterruptedException {
        for (int i = 0; i < names.size(); i++) {
            List<Person> own = passing(site, i, names.size(), people.get(site));
            addTerminal(site, i + 1, names.get(i), "ATTENDANCE", since, Habits.settings(own, since, site + i));
        }
    }

    /** Where working time does not count nobody comes by belonging to a site. */
    private void letThrough(String site) throws IOException, InterruptedException {
        List<String> own = TEAMS.stream()
                .filter(team -> team.site().equals(site))
                .map(team -> departments.get(team.en()))
                .toList();
        Map<String, Object> draft = new HashMap<>();
        draft.put("name", name("总部所有门", "All doors of headquarters"));
        draft.put("terminals", List.of());
        draft.put("sites", List.of(sites.get(site)));
        draft.put("departments", own);
        api.post("/access-levels", draft);
    }

    /** Each is passed by the people of one of the terminals that count, before they come and after they left there. */
    private void addBarriers(String site, LocalDate since, Map<String, List<Person>> people, List<String> names)
            throws IOException, InterruptedException {
        for (int i = 0; i < names.size(); i++) {
            List<Person> own = passing(site, i, names.size(), people.get(site));
            int place = names.size() + i + 1;
            addTerminal(site, place, names.get(i), "ACCESS", since, Habits.barrier(own, since, site + i));
        }
    }

    private static List<Person> passing(String site, int terminal, int terminals, List<Person> people) {
        List<Person> own = new ArrayList<>();
        for (int person = 0; person < people.size(); person++) {
            if (Habits.terminal(site, person, terminals) == terminal) {
                own.add(people.get(person));
            }
        }
        return own;
    }

    private void addTerminal(
            String site, int place, String names, String purpose, LocalDate since, Map<String, String> settings)
            throws IOException, InterruptedException {
        String[] texts = names.split("\\|");
        Map<String, Object> draft = new HashMap<>();
        draft.put("name", name(texts[0], texts[1]));
        draft.put("siteId", sites.get(site));
        draft.put("driver", "clockhouse.simulator");
        draft.put("endpoint", "sim:" + site.toLowerCase(java.util.Locale.ROOT) + "-" + place);
        draft.put("purpose", purpose);
        draft.put("boundSince", since + "T00:00:00Z");
        draft.put("settings", settings);
        api.post("/terminals", draft);
    }

    private void issueCards() throws IOException, InterruptedException {
        String after = "";
        long number = 1_204_500_000L;
        do {
            JsonNode page = api.get("/employees?limit=500&after=" + after);
            for (JsonNode employee : page.get("items")) {
                number += 7_919;
                api.post(
                        "/credentials",
                        Map.of("employeeId", id(employee), "kind", "CARD", "number", String.format("%010d", number)));
            }
            after = page.path("next").asText("");
        } while (!after.isEmpty());
    }

    private static Map<String, String> name(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    private static String id(JsonNode node) {
        return node.get("id").asText();
    }
}
