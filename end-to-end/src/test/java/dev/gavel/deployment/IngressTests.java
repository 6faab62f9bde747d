package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the ingress shows: the port for people and programs. {@code /internal} and
 * {@code /actuator} are at others.
 */
class IngressTests {

	private final Overlay production = Overlay.of("production",
			Kustomization.in(DeployFiles.KUBERNETES.resolve("overlays/production")).documents());

	private final List<IngressRule> rules = production.all(Ingress.class)
		.flatMap((ingress) -> ingress.getSpec().getRules().stream())
		.toList();

	@Test
	void showsAllOfThePortForPeopleAndNoOther() {
		List<HTTPIngressPath> paths = rules.stream().flatMap((rule) -> rule.getHttp().getPaths().stream()).toList();
		assertThat(paths).extracting(HTTPIngressPath::getPath).containsExactly("/");
		assertThat(paths).extracting((path) -> path.getBackend().getService().getPort().getName())
			.containsExactly("http");
	}

	@Test
	void namesTheHostsThatTheApiAllows() {
		assertThat(rules).extracting(IngressRule::getHost).containsExactly("gavel.example.com");
		assertThat(DeployFiles.text(DeployFiles.KUBERNETES.resolve("overlays/production/kustomization.yaml")))
			.contains("{name: GAVEL_ALLOWED_HOSTS, value: gavel.example.com}");
	}

}
