package org.clockhouse.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.datafaker.Faker;

/** The people of the demo company: the same at every load. */
final class Staff {

    private static final int FIRST_NUMBER = 100_001;

    /** @param team where the person works */
    record Person(String number, String zh, String en, String phone, Team team, String position, LocalDate hired) {}

    /** A department at a site with one way of working. */
    record Team(String site, String zh, String en, String parent, int size, String rota, String position) {}

    private Staff() {}

    static List<Person> of(List<Team> teams) {
        Random random = new Random(20_261_101);
        Faker chinese = new Faker(Locale.SIMPLIFIED_CHINESE, random);
        Faker english = new Faker(Locale.ENGLISH, random);
        Set<String> taken = new HashSet<>();
        List<Person> people = new ArrayList<>();
        for (Team team : teams) {
            for (int i = 0; i < team.size(); i++) {
                String zh;
                do {
                    zh = chinese.name().lastName() + chinese.name().firstName();
                } while (!taken.add(zh));
                people.add(new Person(
                        Integer.toString(FIRST_NUMBER + people.size()),
                        zh,
                        english.name().firstName() + " " + english.name().lastName(),
                        "139" + String.format("%08d", random.nextInt(100_000_000)),
                        team,
                        i == 0 ? "主管" : team.position(),
                        LocalDate.of(2015 + random.nextInt(11), 1 + random.nextInt(12), 1 + random.nextInt(28))));
            }
        }
        return people;
    }
}
