package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators make by hand, and what they have to name. */
class KubernetesSecretsTests {

	private final String guide = DeployFiles.text(DeployFiles.ROOT.resolve("docs/operator-guide.md"));

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#all")
	void takesSecretsThatTheGuideMakes(Overlay overlay) {
		overlay.pods()
			.stream()
			.flatMap((pod) -> Stream.concat(variables(pod), files(pod)))
			.forEach((key) -> assertThat(guide).as("%s in %s", key, overlay).containsPattern(key.command()));
	}

	@Test
	void trustsNoProxyUntilAnOperatorNamesIt() {
		assertThat(DeployFiles.text(DeployFiles.KUBERNETES.resolve("overlays/production/kustomization.yaml")))
			.containsPattern("GAVEL_TRUSTED_PROXIES, value: 192\\.0\\.2\\.");
	}

	private static Stream<Key> variables(PodTemplateSpec pod) {
		return Overlay.containers(List.of(pod))
			.flatMap((container) -> container.getEnv().stream())
			.map(EnvVar::getValueFrom)
			.filter(Objects::nonNull)
			.map((source) -> source.getSecretKeyRef())
			.filter(Objects::nonNull)
			.map((SecretKeySelector selector) -> new Key(selector.getName(), selector.getKey()));
	}

	private static Stream<Key> files(PodTemplateSpec pod) {
		return pod.getSpec()
			.getVolumes()
			.stream()
			.map(Volume::getSecret)
			.filter(Objects::nonNull)
			.flatMap((SecretVolumeSource secret) -> secret.getItems()
				.stream()
				.map((KeyToPath item) -> new Key(secret.getSecretName(), item.getKey())));
	}

	private record Key(String secret, String name) {

		/** The command that makes it, which may go on over several lines. */
		Pattern command() {
			return Pattern
				.compile("secret (?:generic )?" + secret + "\\b(?:[^\\n]|\\\\\\n)*\\b" + Pattern.quote(name) + "\\b");
		}

	}

}
