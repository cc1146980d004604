package org.clockhouse.rest.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.clockhouse.front.FrontPath;
import org.clockhouse.terminal.Branch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * How a gateway stands, for whoever looks after it in the branch: a page in both languages that asks again by itself. It names
 * nobody and needs no account.
 */
@Component(service = Servlet.class)
@FrontPath("/gateway")
public final class GatewayServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;"
                    + "color:#1c2430;background:#fff}h1{font-size:1.3rem}.good{color:#0a6b3d}.bad{color:#a3230f}"
                    + "dl{display:grid;grid-template-columns:minmax(11rem,auto) 1fr;gap:.3rem 1.5rem}dt{color:#556070}dd{margin:0}"
                    + "@media(max-width:30rem){dl{display:block}dd{margin:0 0 .6rem}}";

    /** English and Chinese, by what {@link Branch.Standing#code} says. */
    private static final Map<String, String[]> SAID = Map.of(
            "gateway.forwarding", new String[] {"Everything goes to the head office.", "数据正常转送至总部。"},
            "gateway.starting", new String[] {"Starting.", "正在启动。"},
            "gateway.address",
                    new String[] {
                        "head in etc/org.clockhouse.gateway.cfg is no address.",
                        "etc/org.clockhouse.gateway.cfg 中的 head 不是有效地址。"
                    },
            "gateway.code.missing",
                    new String[] {
                        "code in etc/org.clockhouse.gateway.cfg is missing.", "etc/org.clockhouse.gateway.cfg 中缺少 code。"
                    },
            "gateway.code",
                    new String[] {"The head office does not take the code: ask for another.", "总部不接受该代码，请索取新代码。"},
            "gateway.unknown", new String[] {"The head office does not know this gateway any more.", "总部已不再识别此网关。"},
            "head.untrusted",
                    new String[] {
                        "Another server answers than the head office: its certificate is not the one in head.",
                        "应答的服务器不是总部：证书与 head 中的指纹不符。"
                    },
            "head.unreachable",
                    new String[] {
                        "No line to the head office. Terminals are served; punches are kept here.",
                        "无法连接总部。终端照常服务，打卡数据保存在本机。"
                    },
            "head.unavailable",
                    new String[] {
                        "The head office is busy or being updated. Punches are kept here.", "总部繁忙或正在更新。打卡数据保存在本机。"
                    });

    private final transient Branch branch;
    private final String policy;

    @Activate
    public GatewayServlet(@Reference Branch branch) {
        this.branch = branch;
        this.policy =
                "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; frame-ancestors 'none'; base-uri 'none'";
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.put(request, response);
        Optional<Branch.Standing> standing = branch.standing();
        byte[] page = standing.map(GatewayServlet::page).orElse("").getBytes(StandardCharsets.UTF_8);
        response.setStatus(standing.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Refresh", "10");
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static String page(Branch.Standing now) {
        boolean good = now.code().equals("gateway.forwarding");
        String[] said = SAID.getOrDefault(now.code(), new String[] {now.code(), now.code()});
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Clockhouse gateway</title>"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>" + STYLE
                + "</style></head><body><main><h1>Clockhouse gateway <span lang=\"zh\">网关</span></h1><p class=\""
                + (good ? "good" : "bad") + "\">" + said[0] + " <span lang=\"zh\">" + said[1] + "</span></p><dl>"
                + row("Head office", "总部", now.head())
                + row(
                        "Answered last",
                        "最近应答",
                        now.answered().map(GatewayServlet::time).orElse("–"))
                + row(
                        "Punches waiting",
                        "待转送打卡",
                        now.waiting()
                                + now.oldest().map(at -> ", since " + time(at)).orElse(""))
                + row("Clock ahead by", "时钟快于总部", seconds(now.clockError()))
                + row("Orders", "指令版本", now.held().isEmpty() ? "–" : now.held())
                + row("Terminals", "终端", String.valueOf(now.terminals()))
                + (now.detail().isEmpty() ? "" : row("Detail", "详情", now.detail()))
                + "</dl></main></body></html>";
    }

    private static String row(String english, String chinese, String value) {
        return "<dt>" + english + " <span lang=\"zh\">" + chinese + "</span></dt><dd>" + escaped(value) + "</dd>";
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String seconds(Duration error) {
        return error.toMillis() / 1_000.0 + " s";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
