package dev.gavel.api.signin.form;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.signin.OtherSignIn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signs people in by name and password, and out. */
@Controller
@Hidden
class SignInPages {

	private static final String VIEW = "account/sign-in";

	private static final List<String> FIELDS = List.of("name", "password");

	private final SignIn signIn;

	private final List<OtherSignIn> others;

	SignInPages(SignIn signIn, ObjectProvider<OtherSignIn> others) {
		this.signIn = signIn;
		this.others = others.stream().toList();
	}

	@GetMapping("/sign-in")
	ModelAndView form(@RequestParam(required = false) @Nullable String to) {
		return Form.shown(VIEW, model(null, to));
	}

	@PostMapping(path = "/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView signIn(@RequestParam MultiValueMap<String, String> fields, HttpServletRequest request,
			HttpServletResponse response) {
		String to = fields.getFirst("to");
		String name = fields.getFirst("name");
		try {
			requireBoth(new Form(fields));
			if (signIn.with(name, fields.getFirst("password"), request, response)) {
				return Form.seeOther(ReturnPath.of(to));
			}
			throw new Problem(ProblemType.INVALID, "The name or the password is wrong.");
		}
		catch (Problem problem) {
			return Form.invalid(VIEW, model(name, to), problem);
		}
	}

	private static void requireBoth(Form form) {
		Violations violations = new Violations();
		FIELDS.forEach((field) -> violations.require(form.text(field) != null, field, "is missing"));
		violations.throwIfAny();
	}

	private Map<String, @Nullable Object> model(@Nullable String name, @Nullable String to) {
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("others", others);
		model.put("name", name);
		model.put("to", ReturnPath.of(to));
		return model;
	}

	@PostMapping(path = "/sign-out", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView signOut(Caller caller, HttpServletRequest request, HttpServletResponse response) {
		signIn.end(caller, request, response);
		return Form.seeOther("/");
	}

}
