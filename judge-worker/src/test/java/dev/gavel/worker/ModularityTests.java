package dev.gavel.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.gavel.signature.Signature;
import dev.gavel.testing.CodeRules;

/**
 * Dependencies point one way: {@code job → {judging, suite, report, sandbox}},
 * {@code judging → kind.function → kind → {comparison, sandbox}},
 * {@code sandbox ← sandbox.oci}, and inside that {@code host ← {runtime, protocol} ← cell
 * ← selftest}.
 */
@AnalyzeClasses(packages = "dev.gavel.worker", importOptions = DoNotIncludeTests.class)
class ModularityTests {

	@ArchTest
	static final ArchTests codeRules = ArchTests.in(CodeRules.class);

	@ArchTest
	static final ArchRule featuresHaveNoCycles = slices().matching("dev.gavel.worker.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule theSandboxKnowsNoJudging = noClasses().that()
		.resideInAPackage("..sandbox..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..judging..", "..kind..", "..comparison..", "..job..", "..suite..");

	@ArchTest
	static final ArchRule onlyTheirPackageKnowsFunctions = noClasses().that()
		.resideOutsideOfPackage("..kind.function..")
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(Signature.class);

	@ArchTest
	static final ArchRule judgingKnowsNoContainers = noClasses().that()
		.resideInAnyPackage("..judging..", "..kind..", "..comparison..", "..job..", "..suite..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("..sandbox.oci..");

	@ArchTest
	static final ArchRule theHostKnowsNoCells = noClasses().that()
		.resideInAPackage("..sandbox.oci.host..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..oci.runtime..", "..oci.protocol..", "..oci.cell..", "..oci.selftest..");

	@ArchTest
	static final ArchRule cellsDoNotKnowWhoChecksThem = noClasses().that()
		.resideInAnyPackage("..oci.runtime..", "..oci.protocol..", "..oci.cell..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("..oci.selftest..");

}
