package org.clockhouse.driver.northgate.chime;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.tck.FarEnd;

/** A Chime in memory, by chapter 4 of its manual: keeps ten records, numbers them from 1, and begins a new log when cleared. */
final class ChimeTerminal implements FarEnd {

    static final int CAPACITY = 10;

    private final String passcode;
    private final StringBuilder heard = new StringBuilder();
    private final List<String> records = new ArrayList<>();
    private String clock = "2026-03-02 08:00:00";
    private boolean greeted;
    private int log = 1;
    private int last;

    ChimeTerminal(String passcode) {
        this.passcode = passcode;
    }

    synchronized void present(Token card, LocalDateTime reading) {
        last++;
        String time = String.format("%tF %<tT", reading);
        records.add(last + ";" + time + ";" + card.hex().toUpperCase(Locale.ROOT) + ";IN;OK");
        if (records.size() > CAPACITY) {
            records.remove(0);
        }
    }

    synchronized void clear() {
        records.clear();
        last = 0;
        log++;
    }

    @Override
    public synchronized void received(byte[] bytes, Reply reply) {
        heard.append(new String(bytes, StandardCharsets.US_ASCII));
        int end = heard.indexOf("\r\n");
        while (end >= 0) {
            String answer = answer(heard.substring(0, end).split(" ", 2));
            heard.delete(0, end + 2);
            reply.send((answer + "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
            end = heard.indexOf("\r\n");
        }
    }

    private String answer(String[] words) {
        String rest = words.length < 2 ? "" : words[1];
        if (words[0].equals("HI")) {
            greeted = rest.equals(passcode);
            return greeted ? "OK CHIME SN=NG20-004217 FW=3.1 CAP=" + CAPACITY : "ERR 02 passcode";
        }
        if (!greeted) {
            return "ERR 03 say HI";
        }
        return switch (words[0]) {
            case "LOG" -> page(rest.split(" "));
            case "TIME" -> time(rest);
            case "STATE" -> "OK CLOSED";
            default -> "ERR 01 what";
        };
    }

    private String time(String set) {
        if (set.isEmpty()) {
            return "OK " + clock;
        }
        clock = set;
        return "OK";
    }

    private String page(String[] asked) {
        int ofLog = Integer.parseInt(asked[0]);
        int after = Integer.parseInt(asked[1]);
        boolean known = ofLog == log && after <= last;
        int oldest = last - records.size() + 1;
        boolean gap = ofLog != 0 && (!known || oldest > after + 1);
        List<String> left = records.subList(Math.max(0, (known ? after : 0) - oldest + 1), records.size());
        int count = Math.min(Integer.parseInt(asked[2]), left.size());
        List<String> lines = new ArrayList<>();
        lines.add("OK " + log + (left.size() > count ? " MORE" : "") + (gap ? " GAP" : ""));
        lines.addAll(left.subList(0, count));
        return String.join("\r\n", lines);
    }
}
