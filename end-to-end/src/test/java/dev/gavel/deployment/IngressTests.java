package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiApplication;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the ingress shows: what people and programs use, and nothing else. */
class IngressTests {

	private static final List<String> FOR_THE_CLUSTER_ALONE = List.of("/internal", "/actuator", "${");

	private final List<HTTPIngressPath> shown = Overlay
		.of("production", Kustomization.in(DeployFiles.KUBERNETES.resolve("overlays/production")).documents())
		.all(Ingress.class)
		.flatMap((ingress) -> ingress.getSpec().getRules().stream())
		.flatMap((rule) -> rule.getHttp().getPaths().stream())
		.toList();

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/prometheus", "/actuator/health/readiness", "/internal",
			"/internal/suites/0123", "/error", "/anything" })
	void hidesWhatIsForTheClusterAlone(String path) {
		assertThat(shows(path)).isFalse();
	}

	@Test
	void showsEveryOtherRoute() {
		assertThat(routes()).contains("/", "/submissions/{id}")
			.filteredOn((path) -> FOR_THE_CLUSTER_ALONE.stream().noneMatch(path::startsWith))
			.allMatch(this::shows);
	}

	@Test
	void showsWhatPagesNeed() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:/static/*");
		assertThat(files).isNotEmpty().allMatch((file) -> shows("/" + file.getFilename()));
		assertThat(List.of("/webjars/ace-builds/css/ace.css", "/swagger-ui/index.html", "/v3/api-docs",
				"/v3/api-docs/swagger-config", "/api-docs"))
			.allMatch(this::shows);
	}

	private boolean shows(String path) {
		return shown.stream()
			.anyMatch((one) -> one.getPathType().equals("Exact") ? path.equals(one.getPath())
					: path.equals(one.getPath()) || path.startsWith(one.getPath().replaceFirst("/$", "") + "/"));
	}

	private static TreeSet<String> routes() {
		ClassPathScanningCandidateComponentProvider controllers = new ClassPathScanningCandidateComponentProvider(
				false);
		controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
		TreeSet<String> routes = new TreeSet<>();
		controllers.findCandidateComponents(ApiApplication.class.getPackageName())
			.forEach((bean) -> routes(ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
				.forEach(routes::add));
		return routes;
	}

	private static Stream<String> routes(Class<?> controller) {
		List<String> prefixes = paths(AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class));
		return Arrays.stream(controller.getDeclaredMethods())
			.filter((method) -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
			.flatMap((method) -> paths(AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
				.stream())
			.flatMap((path) -> prefixes.stream().map((prefix) -> prefix + path));
	}

	private static List<String> paths(RequestMapping mapping) {
		return (mapping == null || mapping.path().length == 0) ? List.of("") : List.of(mapping.path());
	}

}
