package dev.gavel.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.gavel.testing.CodeRules;

/**
 * Dependencies point one way: {@code question ← testcase ← suite ← submission ←
 * {dispatch, report, rejudging, home, queue}}, and {@code worker ← {suite, submission,
 * dispatch}}.
 */
@AnalyzeClasses(packages = "dev.gavel.api", importOptions = DoNotIncludeTests.class)
class ModularityTests {

	@ArchTest
	static final ArchTests codeRules = ArchTests.in(CodeRules.class);

	@ArchTest
	static final ArchRule featuresHaveNoCycles = slices().matching("dev.gavel.api.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule dependenciesPointOneWay = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("question")
		.definedBy("..api.question..")
		.layer("testcase")
		.definedBy("..api.testcase..")
		.layer("suite")
		.definedBy("..api.suite..")
		.layer("submission")
		.definedBy("..api.submission..")
		.layer("dispatch")
		.definedBy("..api.dispatch..")
		.layer("report")
		.definedBy("..api.report..")
		.layer("rejudging")
		.definedBy("..api.rejudging..")
		.layer("home")
		.definedBy("..api.home..")
		.layer("queue")
		.definedBy("..api.queue..")
		.whereLayer("rejudging")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("home")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("queue")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("dispatch")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("report")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("submission")
		.mayOnlyBeAccessedByLayers("dispatch", "report", "rejudging", "home", "queue")
		.whereLayer("suite")
		.mayOnlyBeAccessedByLayers("submission")
		.whereLayer("testcase")
		.mayOnlyBeAccessedByLayers("suite", "submission", "home");

	@ArchTest
	static final ArchRule nothingKnowsTheWeb = noClasses().that()
		.resideOutsideOfPackage("..api.web..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("..api.web..");

	@ArchTest
	static final ArchRule onlySubmissionMovesJudgements = noClasses().that()
		.resideOutsideOfPackage("..api.submission..")
		.should()
		.dependOnClassesThat()
		.haveSimpleName("Judgement");

}
