package dev.gavel.deployment;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;

/** KEDA's, as far as it is used here; there is no kept model of it in Java. */
record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

	record Spec(Target scaleTargetRef, int minReplicaCount, int maxReplicaCount, int pollingInterval, Advanced advanced,
			List<Trigger> triggers) {
	}

	record Target(String name) {
	}

	record Advanced(AutoscalerConfig horizontalPodAutoscalerConfig) {
	}

	record AutoscalerConfig(HorizontalPodAutoscalerBehavior behavior) {
	}

	record Trigger(String type, String name, String metricType, Map<String, String> metadata) {
	}

}
