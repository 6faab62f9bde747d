package dev.gavel.deployment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that would be applied together.
 *
 * @param name for messages
 */
record Overlay(String name, List<Object> objects) {

	static Overlay of(String name, List<Map<String, Object>> documents) {
		return new Overlay(name, documents.stream().map(KubernetesModel::parse).toList());
	}

	<T> Stream<T> all(Class<T> type) {
		return objects.stream().filter(type::isInstance).map(type::cast);
	}

	<T extends HasMetadata> boolean has(Class<T> type, String name) {
		return all(type).anyMatch((object) -> object.getMetadata().getName().equals(name));
	}

	Deployment deployment(String name) {
		return all(Deployment.class).filter((one) -> one.getMetadata().getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	List<PodTemplateSpec> pods() {
		return objects.stream().map(Overlay::pod).filter(Objects::nonNull).toList();
	}

	/** Those with all of the labels. */
	List<PodTemplateSpec> pods(Map<String, String> labels) {
		return pods().stream()
			.filter((pod) -> pod.getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
			.toList();
	}

	List<Container> containers() {
		return containers(pods()).toList();
	}

	/** Those made of Gavel's own images. */
	List<Container> services() {
		return containers().stream().filter((container) -> Service.of(container.getImage()) != null).toList();
	}

	static Stream<Container> containers(List<PodTemplateSpec> pods) {
		return pods.stream().flatMap((pod) -> pod.getSpec().getContainers().stream());
	}

	private static @Nullable PodTemplateSpec pod(Object object) {
		if (object instanceof Deployment deployment) {
			return deployment.getSpec().getTemplate();
		}
		if (object instanceof StatefulSet set) {
			return set.getSpec().getTemplate();
		}
		if (object instanceof DaemonSet set) {
			return set.getSpec().getTemplate();
		}
		return (object instanceof Job job) ? job.getSpec().getTemplate() : null;
	}

	@Override
	public String toString() {
		return name;
	}

}
