package dev.gavel.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The rules that every module's production code keeps; a module's {@code CodeRulesTests}
 * includes them.
 */
public final class CodeRules {

	private static final int MOST_LAYERS = 6;

	@ArchTest
	static final ArchRule namesTellWhatAClassDoes = classes().that()
		.areTopLevelClasses()
		.should()
		.haveNameNotMatching(".*\\.(Abstract\\w+|\\w*(Util|Utils|Manager|Helper|Impl|Data))")
		.because("such names say nothing; name the act");

	@ArchTest
	static final ArchRule packagesAreFeatures = noClasses().should()
		.resideInAnyPackage("..service..", "..impl..", "..dao..", "..dto..", "..util..", "..helper..")
		.because("a package holds a feature, not a layer");

	@ArchTest
	static final ArchRule nothingSleeps = noClasses().should()
		.callMethod(Thread.class, "sleep", long.class)
		.orShould()
		.callMethod(Thread.class, "sleep", Duration.class)
		.because("code waits on a condition, never on time");

	@ArchTest
	static final ArchRule fieldsAreNotInjected = noFields().should()
		.beAnnotatedWith(Autowired.class)
		.because("a constructor shows what a class needs");

	@ArchTest
	static final ArchRule textNamesItsCharset = noClasses().should()
		.callMethod(String.class, "getBytes")
		.orShould()
		.callConstructor(String.class, byte[].class)
		.because("the default is ASCII on Java 17 where no locale is set");

	@ArchTest
	static void packagesHaveAtMostSixLayersOfFiles(JavaClasses classes) {
		Map<String, Integer> layers = Layers.of(classes);
		layers.values().removeIf((count) -> count <= MOST_LAYERS);
		if (!layers.isEmpty()) {
			throw new AssertionError(
					"packages with more than %d layers of dependent files: %s; place what they share lower"
						.formatted(MOST_LAYERS, layers));
		}
	}

	@ArchTest
	static final ArchRule loggersHaveOneName = fields().that()
		.haveRawType("org.slf4j.Logger")
		.should()
		.haveName("logger")
		.allowEmptyShould(true)
		.because("one name for one thing");

	private CodeRules() {
	}

}
