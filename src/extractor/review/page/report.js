// The report on the documents that pass the filters.

function drawReport() {
  const chosen = reviews.filter(passes);
  const documents = unified(chosen);
  const { totals, months } = totalsIn(chosen);
  const which =
    chosen.length === reviews.length
      ? `all ${count(reviews.length, "document")}`
      : `${chosen.length.toLocaleString("en")} of ${count(reviews.length, "document")}, those that pass the filters of the review`;
  byId("report").replaceChildren(
    element(
      "div",
      { class: "inner" },
      element(
        "p",
        { class: "sure" },
        `On ${which}, with the corrections made so far. A name in a picture leads to the documents that have it.`,
      ),
      totalCards(chosen, totals),
      totalsPicture(months),
      timelinePicture(documents),
      speakersPicture(documents, isLinked(chosen)),
      signingsPicture(documents),
    ),
  );
}
