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
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.DurationStyle;

/**
 * Every overlay as its files stand and, where kubectl is installed, as it builds them.
 */
class KubernetesTests {

	static final List<String> FOLDERS = List.of("overlays/local", "overlays/production",
			"overlays/production/migration");

	private static final List<Overlay> OVERLAYS = new ArrayList<>();

	@BeforeAll
	static void read() throws IOException, InterruptedException {
		for (String folder : FOLDERS) {
			Path path = DeployFiles.KUBERNETES.resolve(folder);
			OVERLAYS.add(Overlay.of(folder, Kustomization.in(path).documents()));
			if (Kubectl.isPresent()) {
				OVERLAYS.add(Overlay.of(folder + " built", DeployFiles.documents(Kubectl.kustomize(path))));
			}
		}
	}

	static Stream<Overlay> overlays() {
		return OVERLAYS.stream();
	}

	static Stream<Overlay> overlaysWithWorkers() {
		return overlays().filter((overlay) -> overlay.has(Deployment.class, "gavel-worker"));
	}

	@Test
	void areBuiltByKubectl() {
		assumeTrue(Kubectl.isPresent(), "kubectl is not installed; files were read as they stand");
		assertThat(OVERLAYS).hasSize(2 * FOLDERS.size());
	}

	@ParameterizedTest
	@MethodSource("overlays")
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
	@MethodSource("overlays")
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
	@MethodSource("overlays")
	void keepPoliciesToPodsAndPortsThatAreThere(Overlay overlay) {
		overlay.all(NetworkPolicy.class).forEach((policy) -> {
			List<PodTemplateSpec> pods = selected(overlay, policy.getSpec().getPodSelector());
			assertThat(pods).as(policy.getMetadata().getName()).isNotEmpty();
			policy.getSpec().getIngress().forEach((rule) -> {
				assertPortsOf(pods, rule.getPorts());
				rule.getFrom().forEach((peer) -> peers(overlay, peer));
			});
			policy.getSpec()
				.getEgress()
				.forEach(
						(rule) -> rule.getTo().forEach((peer) -> assertPortsOf(peers(overlay, peer), rule.getPorts())));
		});
	}

	@ParameterizedTest
	@MethodSource("overlaysWithWorkers")
	void letWorkersReachKafkaTheApiAndNamesOnly(Overlay overlay) {
		Map<String, String> worker = overlay.deployment("gavel-worker")
			.getSpec()
			.getTemplate()
			.getMetadata()
			.getLabels();
		Set<Integer> reached = overlay.all(NetworkPolicy.class)
			.filter((policy) -> selected(overlay, policy.getSpec().getPodSelector()).stream()
				.anyMatch((pod) -> pod.getMetadata().getLabels().equals(worker)))
			.flatMap((policy) -> policy.getSpec().getEgress().stream())
			.flatMap((rule) -> rule.getPorts().stream())
			.map((port) -> port.getPort().getIntVal())
			.collect(Collectors.toSet());
		assertThat(reached).containsExactlyInAnyOrder(53, 8082, 9092);
	}

	@ParameterizedTest
	@MethodSource("overlays")
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
	@MethodSource("overlays")
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
	@MethodSource("overlays")
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
	@MethodSource("overlaysWithWorkers")
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
	@MethodSource("overlaysWithWorkers")
	void keepPeopleWorkersAndMonitorsApart(Overlay overlay) {
		Map<Integer, String> callers = new HashMap<>();
		overlay.all(NetworkPolicy.class)
			.filter((policy) -> policy.getMetadata().getName().equals("gavel-api"))
			.flatMap((policy) -> policy.getSpec().getIngress().stream())
			.forEach((rule) -> rule.getPorts()
				.forEach((port) -> callers.merge(port.getPort().getIntVal(), callers(rule), String::concat)));
		assertThat(callers).isEqualTo(Map.of(8080, "gavel/enters", 8082, "gavel-worker", 8083, "gavel/monitors"));
	}

	private static String callers(NetworkPolicyIngressRule rule) {
		return rule.getFrom()
			.stream()
			.flatMap((peer) -> (peer.getNamespaceSelector() != null)
					? peer.getNamespaceSelector().getMatchLabels().keySet().stream()
					: peer.getPodSelector().getMatchLabels().values().stream())
			.collect(Collectors.joining(","));
	}

	@ParameterizedTest
	@MethodSource("overlaysWithWorkers")
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
	@MethodSource("overlays")
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
	@MethodSource("overlaysWithWorkers")
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
	@MethodSource("overlaysWithWorkers")
	void waitForTheirWorkerToStop(Overlay overlay) {
		PodTemplateSpec pod = overlay.deployment("gavel-worker").getSpec().getTemplate();
		String stopGrace = variable(overlay, "gavel-worker", "GAVEL_WORKER_STOP_GRACE");
		// JobSlots waits for ten seconds more.
		assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isGreaterThan(seconds(stopGrace) + 10);
	}

	@ParameterizedTest
	@MethodSource("overlaysWithWorkers")
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
	@ValueSource(strings = { "hpa", "kafka-access", "keda", "openid", "traces", "worker-nodes" })
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
		keepPoliciesToPodsAndPortsThatAreThere(built);
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

	private static List<PodTemplateSpec> selected(Overlay overlay, LabelSelector selector) {
		return overlay.pods(selector.getMatchLabels())
			.stream()
			.filter((pod) -> selector.getMatchExpressions()
				.stream()
				.allMatch((one) -> one.getValues().contains(pod.getMetadata().getLabels().get(one.getKey()))))
			.toList();
	}

	/** The pods here that are meant; none if it means others. */
	private static List<PodTemplateSpec> peers(Overlay overlay, NetworkPolicyPeer peer) {
		if (peer.getNamespaceSelector() != null || peer.getIpBlock() != null) {
			return List.of();
		}
		List<PodTemplateSpec> pods = selected(overlay, peer.getPodSelector());
		assertThat(pods).as("%s", peer).isNotEmpty();
		return pods;
	}

	private static void assertPortsOf(List<PodTemplateSpec> pods, List<NetworkPolicyPort> ports) {
		Set<Integer> open = Overlay.containers(pods)
			.flatMap((container) -> container.getPorts().stream())
			.map(ContainerPort::getContainerPort)
			.collect(Collectors.toSet());
		assertThat(ports).isNotEmpty();
		if (!pods.isEmpty()) {
			assertThat(open).containsAll(ports.stream().map((port) -> port.getPort().getIntVal()).toList());
		}
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
