package io.freedom.server.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/** Whose code it is, when it is not the site's. */
final class Libraries {

    /** By the beginning of the class name; the first that fits. */
    private static final Map<String, String> NAMES = names();

    private Libraries() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("java.", "the JDK");
        names.put("javax.", "the JDK");
        names.put("jdk.", "the JDK");
        names.put("sun.", "the JDK");
        names.put("com.sun.faces.", "Faces");
        names.put("com.sun.proxy.", "the JDK");
        names.put("com.sun.net.", "the JDK");
        names.put("jakarta.", "Jakarta EE");
        names.put("io.freedom.", "Freedom");
        names.put("org.eclipse.jetty.", "Jetty");
        names.put("org.jboss.weld.", "Weld");
        names.put("org.jboss.resteasy.", "RESTEasy");
        names.put("org.glassfish.jersey.", "Jersey");
        names.put("org.glassfish.hk2.", "HK2");
        names.put("org.apache.myfaces.", "MyFaces");
        names.put("org.hibernate.", "Hibernate");
        names.put("org.eclipse.persistence.", "EclipseLink");
        names.put("com.zaxxer.hikari.", "HikariCP");
        names.put("io.agroal.", "Agroal");
        names.put("org.postgresql.", "PostgreSQL's driver");
        names.put("org.h2.", "H2");
        names.put("com.mysql.", "MySQL's driver");
        names.put("org.mariadb.", "MariaDB's driver");
        names.put("com.fasterxml.jackson.", "Jackson");
        names.put("org.slf4j.", "SLF4J");
        return names;
    }

    static String of(String className) {
        if (className.contains("$_Weld")) {
            // Beside the bean, in its package.
            return "Weld";
        }
        for (Map.Entry<String, String> each : NAMES.entrySet()) {
            if (className.startsWith(each.getKey())) {
                return each.getValue();
            }
        }
        String[] segments = className.split("\\.", 4);
        return switch (segments.length) {
            case 1 -> className;
            case 2 -> segments[0];
            default -> segments[0] + "." + segments[1];
        };
    }
}
