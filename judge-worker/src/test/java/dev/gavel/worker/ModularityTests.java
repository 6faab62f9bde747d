package dev.gavel.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.gavel.signature.Signature;
import dev.gavel.testing.CodeRules;
import java.util.List;
import java.util.Map;

/** Each package is a room for one thing, and uses only the rooms that are listed here. */
@AnalyzeClasses(packages = "dev.gavel.worker", importOptions = DoNotIncludeTests.class)
class ModularityTests {

	private static final String ROOT = "dev.gavel.worker";

	/** Each room with those that it uses. All use the root, for settings. */
	private static final Map<String, List<String>> USED = Map.ofEntries(entry("", List.of()),
			entry("job", List.of("judging", "testrun", "suite", "report", "sandbox")), entry("report", List.of()),
			entry("suite", List.of()), entry("interaction", List.of("sandbox")), entry("scoring", List.of()),
			entry("judging",
					List.of("interaction", "kind.function", "kind.functions", "kind.classes", "kind.program", "kind",
							"comparison", "output", "printed", "sandbox", "scoring", "suite", "testrun")),
			entry("output", List.of("printed", "sandbox")), entry("testrun", List.of("printed", "sandbox")),
			entry("kind.function", List.of("kind", "comparison", "sandbox")),
			entry("kind.functions", List.of("kind.function", "kind", "comparison", "sandbox")),
			entry("kind.classes", List.of("kind", "comparison", "sandbox")),
			entry("kind.program", List.of("kind", "comparison", "sandbox")),
			entry("kind", List.of("comparison", "sandbox")), entry("comparison", List.of()),
			entry("printed", List.of("comparison", "sandbox", "suite")), entry("sandbox", List.of()),
			entry("sandbox.oci.host", List.of("sandbox")),
			entry("sandbox.oci.runtime", List.of("sandbox", "sandbox.oci.host")),
			entry("sandbox.oci.protocol", List.of("sandbox", "sandbox.oci.host")),
			entry("sandbox.oci.cell",
					List.of("sandbox", "sandbox.oci.host", "sandbox.oci.runtime", "sandbox.oci.protocol")),
			entry("sandbox.oci.selftest",
					List.of("sandbox", "sandbox.oci.host", "sandbox.oci.runtime", "sandbox.oci.protocol",
							"sandbox.oci.cell")),
			entry("sandbox.oci", List.of("sandbox", "sandbox.oci.host", "sandbox.oci.runtime", "sandbox.oci.protocol",
					"sandbox.oci.cell", "sandbox.oci.selftest")));

	@ArchTest
	static final ArchTests codeRules = ArchTests.in(CodeRules.class);

	@ArchTest
	static final ArchRule roomsHaveNoCycles = slices().matching("dev.gavel.worker.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule onlyTheirPackagesKnowSignatures = noClasses().that()
		.resideOutsideOfPackage("..kind..")
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(Signature.class);

	@ArchTest
	static void eachPackageIsARoom(JavaClasses classes) {
		assertThat(classes.stream().map(ModularityTests::room).distinct())
			.containsExactlyInAnyOrderElementsOf(USED.keySet());
	}

	@ArchTest
	static void roomsUseOnlyThoseThatAreListed(JavaClasses classes) {
		assertThat(classes.stream()
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.filter((dependency) -> dependency.getTargetClass().getPackageName().startsWith(ROOT))
			.filter((dependency) -> !isListed(dependency))
			.map(Object::toString)).isEmpty();
	}

	private static boolean isListed(Dependency dependency) {
		String from = room(dependency.getOriginClass());
		String to = room(dependency.getTargetClass());
		return to.equals(from) || to.isEmpty() || USED.get(from).contains(to);
	}

	private static String room(JavaClass type) {
		return type.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
	}

}
