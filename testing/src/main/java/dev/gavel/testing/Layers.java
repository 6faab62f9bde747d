package dev.gavel.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many layers of dependent files a package has: the files of the first depend on no
 * others of their package, those of the second only on the first, and so on. Nested
 * classes are part of their file. Files that depend on one another are in one layer.
 */
final class Layers {

	private final Map<JavaClass, Set<JavaClass>> dependencies;

	private final Map<JavaClass, Set<JavaClass>> reachable = new HashMap<>();

	private final Map<JavaClass, Integer> layers = new HashMap<>();

	private Layers(JavaClasses classes) {
		this.dependencies = classes.stream()
			.collect(Collectors.groupingBy(Layers::file,
					Collectors.flatMapping(
							(one) -> one.getDirectDependenciesFromSelf()
								.stream()
								.map(Dependency::getTargetClass)
								.map(Layers::file)
								.filter((target) -> target.getPackageName().equals(one.getPackageName())),
							Collectors.toSet())));
	}

	/** Returns the number of layers of each package. */
	static Map<String, Integer> of(JavaClasses classes) {
		Layers layers = new Layers(classes);
		Map<String, Integer> ofPackages = new TreeMap<>();
		layers.dependencies.keySet()
			.forEach((file) -> ofPackages.merge(file.getPackageName(), layers.layer(file), Math::max));
		return ofPackages;
	}

	private static JavaClass file(JavaClass nested) {
		JavaClass type = nested.getBaseComponentType();
		return type.getEnclosingClass().map(Layers::file).orElse(type);
	}

	private int layer(JavaClass file) {
		Integer known = layers.get(file);
		if (known == null) {
			known = 1 + reachable(file).stream()
				.filter((other) -> !reachable(other).contains(file))
				.mapToInt(this::layer)
				.max()
				.orElse(0);
			layers.put(file, known);
		}
		return known;
	}

	private Set<JavaClass> reachable(JavaClass file) {
		return reachable.computeIfAbsent(file, (start) -> {
			Set<JavaClass> found = new HashSet<>();
			collect(start, found);
			found.remove(start);
			return found;
		});
	}

	private void collect(JavaClass from, Set<JavaClass> found) {
		dependencies.getOrDefault(from, Set.of()).stream().filter(found::add).forEach((next) -> collect(next, found));
	}

}
