package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.DurationStyle;

/** What the manifests start, and how. */
class KubernetesTests {

	@Test
	void areBuiltByKubectl() throws IOException, InterruptedException {
		assumeTrue(Kubectl.isPresent(), "kubectl is not installed; files were read as they stand");
		assertThat(Overlays.all()).hasSize(2 * Overlays.FOLDERS.size());
	}

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#all")
	void selectTheirOwnPods(Overlay overlay) {
		overlay.all(Deployment.class)
			.forEach((one) -> assertSelects(one.getSpec().getSelector(), one.getSpec().getTemplate()));
		overlay.all(StatefulSet.class)
			.forEach((one) -> assertSelects(one.getSpec().getSelector(), one.getSpec().getTemplate()));
		overlay.all(DaemonSet.class)
			.forEach((one) -> assertSelects(one.getSpec().getSelector(), one.getSpec().getTemplate()));
		for (PodTemplateSpec pod : overlay.pods()) {
			pod.getSpec()
				.getTopologySpreadConstraints()
				.forEach((constraint) -> assertSelects(constraint.getLabelSelector(), pod));
		}
	}

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#all")
	void selectPodsThatAreThere(Overlay overlay) {
		overlay.all(io.fabric8.kubernetes.api.model.Service.class).forEach((service) -> {
			List<PodTemplateSpec> pods = overlay.pods(service.getSpec().getSelector());
			assertThat(pods).as(service.getMetadata().getName()).hasSize(1);
			service.getSpec()
				.getPorts()
				.forEach((port) -> assertThat(portNames(pods)).contains(port.getTargetPort().getStrVal()));
		});
		overlay.all(PodDisruptionBudget.class)
			.forEach((budget) -> assertThat(overlay.pods(budget.getSpec().getSelector().getMatchLabels())).hasSize(1));
		overlay.all(Ingress.class)
			.flatMap((ingress) -> ingress.getSpec().getRules().stream())
			.flatMap((rule) -> rule.getHttp().getPaths().stream())
			.map((path) -> path.getBackend().getService().getName())
			.forEach((name) -> assertThat(overlay.has(io.fabric8.kubernetes.api.model.Service.class, name)).isTrue());
	}

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#all")
	void setWhatTheServicesKnow(Overlay overlay) {
		assertThat(overlay.services()).isNotEmpty().allSatisfy((container) -> {
			Service service = Objects.requireNonNull(Service.of(container.getImage()));
			assertThat(container.getEnv()).extracting(EnvVar::getName)
				.filteredOn((name) -> !name.equals("JAVA_TOOL_OPTIONS"))
				.isNotEmpty()
				.isSubsetOf(service.variables());
		});
	}

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#all")
	void referToWhatIsThere(Overlay overlay) {
		Map<String, Set<String>> settings = new HashMap<>();
		overlay.all(ConfigMap.class)
			.forEach((map) -> settings.put(map.getMetadata().getName(), map.getData().keySet()));
		overlay.containers()
			.stream()
			.flatMap((container) -> container.getEnv().stream())
			.map(EnvVar::getValueFrom)
			.filter(Objects::nonNull)
			.forEach((source) -> assertRefersTo(source, settings));
		overlay.pods()
			.stream()
			.flatMap((pod) -> pod.getSpec().getVolumes().stream())
			.map(Volume::getConfigMap)
			.filter(Objects::nonNull)
			.forEach((volume) -> assertThat(settings).containsKey(volume.getName()));
	}

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#all")
	void askTheProbesOfTheServices(Overlay overlay) {
		for (Container container : overlay.services()) {
			List<Probe> probes = Stream
				.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())
				.filter(Objects::nonNull)
				.toList();
			assertThat(probes).hasSize(container.getPorts().isEmpty() ? 0 : 3);
			assertThat(probes).allSatisfy((probe) -> {
				assertThat(probe.getHttpGet().getPath()).matches("/actuator/health/(liveness|readiness)");
				assertThat(container.getPorts()).extracting(ContainerPort::getName)
					.contains(probe.getHttpGet().getPort().getStrVal());
			});
		}
	}

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#withWorkers")
	void listenWhereTheServicesDo(Overlay overlay) {
		assertThat(portOf(overlay, "gavel-api", "http")).isEqualTo(Service.API.defaultOf("GAVEL_PORT"));
		assertThat(portOf(overlay, "gavel-api", "internal")).isEqualTo(Service.API.defaultOf("GAVEL_INTERNAL_PORT"));
		assertThat(portOf(overlay, "gavel-api", "management"))
			.isEqualTo(variable(overlay, "gavel-api", "GAVEL_MANAGEMENT_PORT"));
		assertThat(portOf(overlay, "gavel-worker", "http")).isEqualTo(Service.WORKER.defaultOf("GAVEL_WORKER_PORT"));
		assertThat(variable(overlay, "gavel-worker", "GAVEL_API_URL"))
			.isEqualTo("http://gavel-api:" + portOf(overlay, "gavel-api", "internal"));
	}

	/** What the policies let in at each port of the API. */
	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#withWorkers")
	void probeTheApiWhereItsActuatorIs(Overlay overlay) {
		PodTemplateSpec pod = overlay.deployment("gavel-api").getSpec().getTemplate();
		Container api = pod.getSpec().getContainers().get(0);
		assertThat(List.of(api.getStartupProbe(), api.getReadinessProbe(), api.getLivenessProbe()))
			.extracting((probe) -> probe.getHttpGet().getPort().getStrVal())
			.containsOnly("management");
		assertThat(pod.getMetadata().getAnnotations()).containsEntry("prometheus.io/port",
				portOf(overlay, "gavel-api", "management"));
	}

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#all")
	void giveContainersNoMoreThanTheyNeed(Overlay overlay) {
		for (PodTemplateSpec pod : overlay.pods()) {
			assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
			assertThat(pod.getSpec().getEnableServiceLinks()).isFalse();
			assertThat(pod.getSpec().getContainers()).allSatisfy((container) -> assertFiltered(pod, container));
		}
		assertThat(overlay.containers()).allSatisfy((container) -> {
			assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
			assertThat(container.getResources().getLimits()).containsKey("memory");
		});
		assertThat(overlay.services()).allSatisfy((container) -> {
			assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
			assertThat(container.getVolumeMounts()).extracting(VolumeMount::getMountPath).contains("/tmp");
			assertThat(container.getResources().getRequests().get("memory"))
				.isEqualTo(container.getResources().getLimits().get("memory"));
		});
	}

	/**
	 * As docs/operator-guide.md says; each of these is what a barrier or the start hangs
	 * on.
	 */
	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#withWorkers")
	void confineWorkersAsTheSandboxExpects(Overlay overlay) {
		PodTemplateSpec pod = overlay.deployment("gavel-worker").getSpec().getTemplate();
		assertThat(pod.getSpec().getHostUsers()).isFalse();
		SecurityContext context = pod.getSpec().getContainers().get(0).getSecurityContext();
		assertThat(context.getRunAsNonRoot()).isTrue();
		assertThat(context.getRunAsUser()).isEqualTo(10001);
		assertThat(context.getPrivileged()).isNull();
		assertThat(context.getProcMount()).isEqualTo("Unmasked");
		assertThat(context.getCapabilities().getAdd()).containsExactly("SETUID", "SETGID");
		assertThat(context.getSeccompProfile().getType()).isEqualTo("Localhost");
		Path profile = Path.of(context.getSeccompProfile().getLocalhostProfile());
		assertThat(DeployFiles.DEPLOY.resolve("seccomp").resolve(profile.getFileName())).isRegularFile();
	}

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#withWorkers")
	void waitForTheirWorkerToStop(Overlay overlay) {
		PodTemplateSpec pod = overlay.deployment("gavel-worker").getSpec().getTemplate();
		String stopGrace = variable(overlay, "gavel-worker", "GAVEL_WORKER_STOP_GRACE");
		// JobSlots waits for ten seconds more.
		assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isGreaterThan(seconds(stopGrace) + 10);
	}

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#withWorkers")
	void leaveTheNumberOfWorkersToWhatScalesThem(Overlay overlay) {
		Stream
			.concat(overlay.all(ScaledObject.class).map((one) -> one.spec().scaleTargetRef().name()),
					overlay.all(HorizontalPodAutoscaler.class)
						.map((one) -> one.getSpec().getScaleTargetRef().getName()))
			.forEach((name) -> assertThat(overlay.deployment(name).getSpec().getReplicas()).isNull());
	}

	@Test
	void scalesWithoutKedaTheSameWorkers() {
		Overlay component = Overlay.of("hpa",
				Kustomization.in(DeployFiles.KUBERNETES.resolve("components/hpa")).documents());
		assertThat(component.all(HorizontalPodAutoscaler.class))
			.extracting((scaler) -> scaler.getSpec().getScaleTargetRef().getName())
			.containsExactly("gavel-worker");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hpa", "kafka-access", "keda", "openid", "traces", "webhooks", "worker-nodes" })
	void addsEachComponentToTheBase(String component, @TempDir Path folder) throws IOException, InterruptedException {
		assumeTrue(Kubectl.isPresent(), "kubectl is not installed");
		Path here = folder.toRealPath();
		Files.writeString(here.resolve(Kustomization.FILE), """
				resources: [%s]
				components: [%s]
				""".formatted(here.relativize(DeployFiles.KUBERNETES.resolve("base")),
				here.relativize(DeployFiles.KUBERNETES.resolve("components").resolve(component))));
		Overlay built = Overlay.of(component, DeployFiles.documents(Kubectl.kustomize(here)));
		assertThat(built.deployment("gavel-worker").getSpec().getReplicas()).isNull();
		new KubernetesNetworkTests().keepPoliciesToPodsAndPortsThatAreThere(built);
		setWhatTheServicesKnow(built);
		new KubernetesSecretsTests().takesSecretsThatTheGuideMakes(built);
	}

	/** Without a profile a container may call all of the kernel. */
	private static void assertFiltered(PodTemplateSpec pod, Container container) {
		PodSecurityContext ofPod = pod.getSpec().getSecurityContext();
		SeccompProfile own = container.getSecurityContext().getSeccompProfile();
		assertThat(own != null ? own : ofPod.getSeccompProfile()).as(container.getName())
			.extracting(SeccompProfile::getType)
			.isIn("RuntimeDefault", "Localhost");
	}

	private static void assertSelects(LabelSelector selector, PodTemplateSpec pod) {
		assertThat(pod.getMetadata().getLabels()).containsAllEntriesOf(selector.getMatchLabels());
		assertThat(selector.getMatchLabels()).isNotEmpty();
	}

	private static void assertRefersTo(EnvVarSource source, Map<String, Set<String>> settings) {
		if (source.getConfigMapKeyRef() != null) {
			assertThat(settings).containsKey(source.getConfigMapKeyRef().getName());
			assertThat(settings.get(source.getConfigMapKeyRef().getName()))
				.contains(source.getConfigMapKeyRef().getKey());
		}
	}

	private static List<String> portNames(List<PodTemplateSpec> pods) {
		return Overlay.containers(pods)
			.flatMap((container) -> container.getPorts().stream())
			.map(ContainerPort::getName)
			.toList();
	}

	private static String variable(Overlay overlay, String deployment, String name) {
		return Overlay.containers(List.of(overlay.deployment(deployment).getSpec().getTemplate()))
			.flatMap((container) -> container.getEnv().stream())
			.filter((variable) -> variable.getName().equals(name))
			.map(EnvVar::getValue)
			.findFirst()
			.orElseThrow();
	}

	private static String portOf(Overlay overlay, String deployment, String name) {
		return Overlay.containers(List.of(overlay.deployment(deployment).getSpec().getTemplate()))
			.flatMap((container) -> container.getPorts().stream())
			.filter((port) -> port.getName().equals(name))
			.map((port) -> String.valueOf(port.getContainerPort()))
			.findFirst()
			.orElseThrow();
	}

	private static long seconds(String duration) {
		return DurationStyle.SIMPLE.parse(duration).toSeconds();
	}

}
