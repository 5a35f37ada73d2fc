#include "assemble/own_facts.h"

#include "assemble/happened/line_worth.h"
#include "assemble/happened/tellings.h"

namespace dateline {

// What costs far more to make than to keep; everything else is made at each telling.
void note_own_facts(Article& article) {
  const ToldByArticle told = read_tellings(article);
  article.own_facts = {pack_fact(told), pack_fact(read_worth(article, told.items))};
}

}  // namespace dateline
