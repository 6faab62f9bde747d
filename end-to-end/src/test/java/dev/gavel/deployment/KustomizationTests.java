package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KustomizationTests {

	private final List<Kustomization> all = DeployFiles.below(DeployFiles.DEPLOY, Kustomization.FILE)
		.stream()
		.map((file) -> Kustomization.in(file.getParent()))
		.toList();

	@Test
	void namesWhatIsThere() {
		assertThat(all).hasSizeGreaterThan(5).allSatisfy((kustomization) -> {
			assertThat(kustomization.parts())
				.allSatisfy((part) -> assertThat(Files.isDirectory(part) ? part.resolve(Kustomization.FILE) : part)
					.isRegularFile());
			assertThat(kustomization.generatedFrom()).allSatisfy((file) -> assertThat(file).isRegularFile());
		});
	}

	@Test
	void leavesNothingOut() {
		List<Path> used = new ArrayList<>();
		all.forEach((kustomization) -> {
			used.addAll(kustomization.parts());
			used.add(kustomization.folder().resolve(Kustomization.FILE));
		});
		assertThat(used).containsAll(DeployFiles.below(DeployFiles.KUBERNETES, ".yaml"));
	}

	@Test
	void readsStrictly() {
		Map<String, Object> misspelt = Map.of("apiVersion", "v1", "kind", "Service", "spec",
				Map.of("selectors", Map.of()));
		assertThatThrownBy(() -> KubernetesModel.parse(misspelt)).hasMessageContaining("selectors");
	}

	@Test
	void holdsNoSecret() {
		assertThat(DeployFiles.below(DeployFiles.DEPLOY, ".yaml"))
			.allSatisfy((file) -> assertThat(DeployFiles.text(file)).doesNotContain("kind: Secret", "secretGenerator"));
	}

}
