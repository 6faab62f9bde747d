package dev.gavel.api.signin;

import dev.gavel.api.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the {@code caller}, so that it shows what that caller can do. */
@ControllerAdvice(annotations = Controller.class)
class CallerOfPages {

	private final Callers callers;

	CallerOfPages(Callers callers) {
		this.callers = callers;
	}

	@ModelAttribute("caller")
	Caller caller(HttpServletRequest request) {
		return callers.of(request);
	}

}
