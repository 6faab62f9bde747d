package dev.gavel.deployment;

import static java.util.Map.entry;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Kubernetes objects from YAML; a field that their type does not have is an error. */
final class KubernetesModel {

	private static final Map<String, Class<?>> TYPES = Map.ofEntries(entry("v1/ConfigMap", ConfigMap.class),
			entry("v1/Namespace", Namespace.class), entry("v1/Service", Service.class),
			entry("apps/v1/DaemonSet", DaemonSet.class), entry("apps/v1/Deployment", Deployment.class),
			entry("apps/v1/StatefulSet", StatefulSet.class),
			entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
			entry("batch/v1/Job", Job.class), entry("networking.k8s.io/v1/Ingress", Ingress.class),
			entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
			entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
			entry("keda.sh/v1alpha1/ScaledObject", ScaledObject.class));

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.annotationIntrospector(new WithoutAnySetters())
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private KubernetesModel() {
	}

	static Object parse(Map<String, Object> document) {
		String type = document.get("apiVersion") + "/" + document.get("kind");
		Class<?> known = TYPES.get(type);
		if (known == null) {
			throw new IllegalArgumentException("expected one of %s, found %s".formatted(TYPES.keySet(), type));
		}
		return MAPPER.convertValue(document, known);
	}

	/** The model's types would take any field and keep it aside. */
	private static final class WithoutAnySetters extends JacksonAnnotationIntrospector {

		@Override
		public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
			return false;
		}

	}

}
