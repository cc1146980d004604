package org.clockhouse.registry.internal.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;

/**
 * Sites and departments by the names that sheets use. A name that is not there becomes a wish when it may be made: it has an
 * id already, and is made before the rows that name it are written.
 */
public final class PlaceNames {

    private static final String STEPS = "\\s*[/\\\\>＞→／]\\s*";
    private static final int CLOSE = 2;

    /** A name that is to become a department; its parent may be a wish too. */
    public record Wish(DepartmentId id, Optional<DepartmentId> parent, LocalName name, int depth) {}

    /** What a name led to: one of the departments, a wish, several, or nothing. */
    public record Found(Optional<DepartmentId> department, List<String> paths) {}

    private final Map<String, Site> sites = new HashMap<>();
    private final Map<String, List<Department>> named = new HashMap<>();
    private final Map<String, DepartmentId> children = new HashMap<>();
    private final Map<DepartmentId, Department> byId = new HashMap<>();
    private final Map<String, SiteId> siteWishes = new LinkedHashMap<>();
    private final Map<DepartmentId, Wish> wishes = new LinkedHashMap<>();
    private final Map<String, Found> remembered = new HashMap<>();

    public PlaceNames(List<Site> sites, List<Department> departments) {
        for (Site site : sites) {
            names(site.name()).forEach(name -> this.sites.put(name, site));
        }
        for (Department department : departments) {
            byId.put(department.id(), department);
            for (String name : names(department.name())) {
                named.computeIfAbsent(name, any -> new ArrayList<>()).add(department);
                children.put(child(department.parent(), name), department.id());
            }
        }
    }

    public Optional<SiteId> site(String name, boolean create) {
        String folded = SearchKeys.fold(name);
        Site site = sites.get(folded);
        if (site != null) {
            return Optional.of(site.id());
        }
        return create && !folded.isEmpty()
                ? Optional.of(siteWishes.computeIfAbsent(name.strip(), any -> SiteId.next()))
                : Optional.empty();
    }

    /** By path from a root, or by a name that only one department has. */
    public Found department(String text, boolean create) {
        return remembered.computeIfAbsent(text.strip(), any -> search(text.strip(), create));
    }

    private Found search(String text, boolean create) {
        List<String> steps = List.of(text.split(STEPS)).stream()
                .filter(step -> !SearchKeys.fold(step).isEmpty())
                .toList();
        if (steps.isEmpty()) {
            return new Found(Optional.empty(), List.of());
        }
        Optional<DepartmentId> parent = Optional.empty();
        int depth = 0;
        for (String step : steps) {
            DepartmentId next = children.get(child(parent, SearchKeys.fold(step)));
            if (next == null) {
                break;
            }
            parent = Optional.of(next);
            depth++;
        }
        if (depth == steps.size()) {
            return new Found(parent, List.of());
        }
        List<Department> alike = steps.size() == 1 ? named.getOrDefault(SearchKeys.fold(text), List.of()) : List.of();
        if (alike.size() == 1) {
            return new Found(Optional.of(alike.get(0).id()), List.of());
        }
        if (alike.size() > 1) {
            return new Found(
                    Optional.empty(), alike.stream().map(this::path).distinct().toList());
        }
        return new Found(create ? wish(parent, steps.subList(depth, steps.size())) : Optional.empty(), List.of());
    }

    private Optional<DepartmentId> wish(Optional<DepartmentId> from, List<String> steps) {
        Optional<DepartmentId> parent = from;
        for (String step : steps) {
            DepartmentId id = DepartmentId.next();
            Wish wish = new Wish(id, parent, new LocalName(step, ""), depth(parent) + 1);
            wishes.put(id, wish);
            children.put(child(parent, SearchKeys.fold(step)), id);
            parent = Optional.of(id);
        }
        return parent;
    }

    /** The wishes among these and those above them, parents first. */
    public List<Wish> neededWishes(Set<DepartmentId> departments) {
        Set<DepartmentId> needed = new HashSet<>();
        for (DepartmentId department : departments) {
            Optional<Wish> wish = Optional.ofNullable(wishes.get(department));
            while (wish.isPresent()) {
                needed.add(wish.get().id());
                wish = wish.get().parent().map(wishes::get);
            }
        }
        return wishes.values().stream()
                .filter(wish -> needed.contains(wish.id()))
                .toList();
    }

    public Map<String, SiteId> siteWishes() {
        return Map.copyOf(siteWishes);
    }

    public boolean isWish(DepartmentId department) {
        return wishes.containsKey(department);
    }

    public boolean isWish(SiteId site) {
        return siteWishes.containsValue(site);
    }

    public int depth(Optional<DepartmentId> department) {
        return department
                .map(id -> wishes.containsKey(id)
                        ? wishes.get(id).depth()
                        : byId.get(id).depth())
                .orElse(0);
    }

    /** A department's name that differs by at most two letters, as its path. */
    public Optional<String> closeDepartment(String text) {
        String folded = SearchKeys.fold(text);
        return named.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .filter(entry -> Distance.within(folded, entry.getKey(), CLOSE))
                .min(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> entry.getValue().get(0).name().any());
    }

    public Optional<String> closeSite(String text) {
        String folded = SearchKeys.fold(text);
        return sites.entrySet().stream()
                .filter(entry -> Distance.within(folded, entry.getKey(), CLOSE))
                .min(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().name().any());
    }

    private String path(Department department) {
        return byId.values().stream()
                .filter(department::isWithin)
                .sorted(Comparator.comparing(Department::depth))
                .map(above -> above.name().any())
                .collect(Collectors.joining(" / "));
    }

    private static String child(Optional<DepartmentId> parent, String name) {
        return parent.map(DepartmentId::text).orElse("") + "/" + name;
    }

    private static List<String> names(LocalName name) {
        return List.of(name.zh(), name.en()).stream()
                .map(SearchKeys::fold)
                .filter(folded -> !folded.isEmpty())
                .distinct()
                .toList();
    }
}
