package dev.gavel.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces as a collector does, by OTLP over HTTP. */
final class OtlpReceiver implements AutoCloseable {

	private final HttpServer server;

	private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();

	OtlpReceiver() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		server.createContext("/v1/traces", this::receive);
		server.start();
	}

	String endpoint() {
		return "http://127.0.0.1:" + server.getAddress().getPort();
	}

	List<ReceivedSpan> spans(String traceId) {
		return spans.stream().filter((span) -> span.traceId().equals(traceId)).toList();
	}

	List<ReceivedSpan> spans() {
		return List.copyOf(spans);
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
			request.getResourceSpansList().forEach(this::keep);
			exchange.sendResponseHeaders(200, -1);
		}
	}

	private void keep(ResourceSpans of) {
		String service = of.getResource()
			.getAttributesList()
			.stream()
			.filter((attribute) -> attribute.getKey().equals("service.name"))
			.map((attribute) -> attribute.getValue().getStringValue())
			.findFirst()
			.orElse("");
		of.getScopeSpansList()
			.stream()
			.flatMap((scope) -> scope.getSpansList().stream())
			.forEach((span) -> spans.add(new ReceivedSpan(service, span)));
	}

	@Override
	public void close() {
		server.stop(0);
	}

	/** A span and the service that told it. */
	record ReceivedSpan(String service, Span span) {

		String traceId() {
			return HexFormat.of().formatHex(span.getTraceId().toByteArray());
		}

		String id() {
			return HexFormat.of().formatHex(span.getSpanId().toByteArray());
		}

		String parent() {
			return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
		}

		String name() {
			return service + ": " + span.getName();
		}

		String attribute(String key) {
			return span.getAttributesList()
				.stream()
				.filter((attribute) -> attribute.getKey().equals(key))
				.map(KeyValue::getValue)
				.map((value) -> value.hasIntValue() ? String.valueOf(value.getIntValue()) : value.getStringValue())
				.findFirst()
				.orElse("");
		}

	}

}
