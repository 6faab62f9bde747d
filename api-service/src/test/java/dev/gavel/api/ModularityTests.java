package dev.gavel.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.testing.CodeRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each package is a room for one thing, and depends only on rooms before it. */
@AnalyzeClasses(packages = "dev.gavel.api", importOptions = DoNotIncludeTests.class)
class ModularityTests {

	private static final String ROOT = "dev.gavel.api";

	/** A room may depend on those before it. */
	private static final List<String> ROOMS = List.of("platform.settings", "platform.trace", "platform.task",
			"platform.kafka", "platform.request", "platform.upload", "platform.database", "platform.web", "access",
			"idempotency", "openapi", "audit", "account", "account.link", "account.http", "account.roster",
			"account.token", "worker", "session", "signin.filter", "signin", "signin.form", "signin.oidc",
			"question.scoring", "question.kind", "question.kind.function", "question.kind.functions",
			"question.kind.classes", "question.kind.program", "question.comparison", "question.rules",
			"question.history", "question", "question.statement", "question.access", "question.image",
			"question.sharing", "question.testcase", "question.testcode", "question.testfile", "question.suite",
			"question.http", "judgement", "queue", "waiting", "score", "history", "difference", "program", "submission",
			"results", "statistics", "evaluation", "evaluation.code", "evaluation.checker", "evaluation.batch",
			"evaluation.output", "reference", "compat.access", "compat.run", "generation", "compat.jobe",
			"compat.piston", "compat.sandboxfusion.text", "compat.sandboxfusion.body", "compat.sandboxfusion",
			"webhook.receiver", "webhook", "webhook.sending", "compat.judge0", "rejudging", "imports.format",
			"imports.format.python", "imports.format.jsonl.packed", "imports.format.jsonl", "imports.format.exercism",
			"imports.format.moodle", "imports.format.kattis", "imports.format.classroom", "imports.cell",
			"imports.archive", "imports.question", "imports.kattis", "imports.own", "imports", "deletion", "parked",
			"dispatch", "retention", "pages");

	/** {@code package-info} included. */
	private static final int MOST_FILES = 25;

	@ArchTest
	static final ArchTests codeRules = ArchTests.in(CodeRules.class);

	@ArchTest
	static final ArchRule roomsHaveNoCycles = slices().matching("dev.gavel.api.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule nothingKnowsTheWeb = noClasses().that()
		.resideOutsideOfPackage("..api.platform.web..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("..api.platform.web..");

	@ArchTest
	static final ArchRule onlyTheirRoomsKnowSignatures = noClasses().that()
		.resideOutsideOfPackages("..question.kind.function..", "..question.kind.functions..",
				"..question.kind.classes..")
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(Signature.class, Parameter.class);

	@ArchTest
	static void eachPackageIsARoom(JavaClasses classes) {
		assertThat(classes.stream().map(JavaClass::getPackageName).distinct()).containsExactlyInAnyOrderElementsOf(
				Stream.concat(Stream.of(ROOT), ROOMS.stream().map((room) -> ROOT + "." + room)).toList());
	}

	@ArchTest
	static void roomsDependOnlyOnThoseBeforeThem(JavaClasses classes) {
		assertThat(classes.stream()
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.filter((dependency) -> dependency.getTargetClass().getPackageName().startsWith(ROOT))
			.filter((dependency) -> place(dependency.getTargetClass()) > place(dependency.getOriginClass()))
			.map(Object::toString)).isEmpty();
	}

	/** The application itself depends on all rooms. */
	private static int place(JavaClass type) {
		String room = type.getPackageName();
		return room.equals(ROOT) ? ROOMS.size() : ROOMS.indexOf(room.substring(ROOT.length() + 1));
	}

	@ArchTest
	static void noRoomIsCrowded(JavaClasses classes) {
		Map<String, Long> files = classes.stream()
			.filter(JavaClass::isTopLevelClass)
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(files).allSatisfy((room, count) -> assertThat(count).as(room).isLessThanOrEqualTo(MOST_FILES));
	}

}
