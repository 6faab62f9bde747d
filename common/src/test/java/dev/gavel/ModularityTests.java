package dev.gavel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.gavel.testing.CodeRules;

/** The contract is plain Java: {@code signature ← value ← message → run}. */
@AnalyzeClasses(packages = { "dev.gavel.run", "dev.gavel.printed", "dev.gavel.signature", "dev.gavel.value",
		"dev.gavel.message" }, importOptions = DoNotIncludeTests.class)
class ModularityTests {

	@ArchTest
	static final ArchTests codeRules = ArchTests.in(CodeRules.class);

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("dev.gavel.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule theContractKnowsNoSpring = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework..");

}
