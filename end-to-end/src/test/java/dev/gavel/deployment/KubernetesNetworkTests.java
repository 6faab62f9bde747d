package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches whom, in every overlay. */
class KubernetesNetworkTests {

	@ParameterizedTest
	@MethodSource("dev.gavel.deployment.Overlays#all")
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
	@MethodSource("dev.gavel.deployment.Overlays#withWorkers")
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
	@MethodSource("dev.gavel.deployment.Overlays#withWorkers")
	void keepPeopleWorkersAndMonitorsApart(Overlay overlay) {
		Map<Integer, String> callers = new HashMap<>();
		overlay.all(NetworkPolicy.class)
			.filter((policy) -> policy.getMetadata().getName().equals("gavel-api"))
			.flatMap((policy) -> policy.getSpec().getIngress().stream())
			.forEach((rule) -> rule.getPorts()
				.forEach((port) -> callers.merge(port.getPort().getIntVal(), callers(rule), String::concat)));
		assertThat(callers).isEqualTo(Map.of(8080, "gavel/enters", 8082, "gavel-worker", 8083, "gavel/monitors"));
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

	private static String callers(NetworkPolicyIngressRule rule) {
		return rule.getFrom()
			.stream()
			.flatMap((peer) -> (peer.getNamespaceSelector() != null)
					? peer.getNamespaceSelector().getMatchLabels().keySet().stream()
					: peer.getPodSelector().getMatchLabels().values().stream())
			.collect(Collectors.joining(","));
	}

}
