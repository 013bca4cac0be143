package mysite;
import jakarta.enterprise.context.RequestScoped;
@RequestScoped
class Hello { String say() { return "Hello from a bean"; } }
