package io.adjoint.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bar chart, as SVG: gradient time over primal time, for each problem. */
final class Bars {
  private static final int WIDTH = 760;
  private static final int LEFT = 150;
  private static final int BAR = 9;
  private static final double LARGEST = 6;
  private static final List<Way.Kind> SHOWN =
      List.of(Way.Kind.ACCUMULATING, Way.Kind.PLAIN, Way.Kind.BEST);
  private static final List<String> COLOURS = List.of("#1b6ca8", "#9bb7c9", "#d9c27a");

  private Bars() {}

  static String svg(Map<String, Map<Way.Kind, Result>> problems) {
    int group = BAR * SHOWN.size() + 10;
    int height = 40 + group * problems.size();
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"11\">%n",
            WIDTH,
            height));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    for (int i = 0; i < SHOWN.size(); i++) {
      int x = LEFT + i * 150;
      svg.append(rectangle(x, 8, 10, COLOURS.get(i)));
      svg.append(text(x + 14, 17, SHOWN.get(i).title()));
    }
    int y = 32;
    for (Map.Entry<String, Map<Way.Kind, Result>> problem : problems.entrySet()) {
      svg.append(text(6, y + group / 2, problem.getKey()));
      double primal = problem.getValue().get(Way.Kind.PRIMAL).nanoseconds();
      for (int i = 0; i < SHOWN.size(); i++) {
        Result result = problem.getValue().get(SHOWN.get(i));
        if (result != null) {
          double ratio = result.nanoseconds() / primal;
          double width = Math.min(ratio, LARGEST) / LARGEST * (WIDTH - LEFT - 60);
          svg.append(rectangle(LEFT, y + i * BAR, width, COLOURS.get(i)));
          svg.append(
              text(
                  (int) (LEFT + width + 4),
                  y + i * BAR + BAR,
                  String.format(Locale.ROOT, "%.2f", ratio)));
        }
      }
      y += group;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String rectangle(int x, int y, double width, String colour) {
    return String.format(
        Locale.ROOT,
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
        x,
        y,
        width,
        BAR - 1,
        colour);
  }

  private static String text(int x, int y, String content) {
    return String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>%n", x, y, content);
  }
}
