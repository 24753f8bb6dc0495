import Coins from "lucide-react/icons/coins";
import CreditCard from "lucide-react/icons/credit-card";
import Landmark from "lucide-react/icons/landmark";
import QrCode from "lucide-react/icons/qr-code";
import Ticket from "lucide-react/icons/ticket";
import Wallet from "lucide-react/icons/wallet";
import { icon } from "@/app/_ui/icons";

const WalletIcon = icon(Wallet);

/** The first that fits counts: "Card or wallet" is a card. */
const SIGNS = [
  { words: /card/i, Sign: icon(CreditCard) },
  { words: /bank|transfer|debit/i, Sign: icon(Landmark) },
  { words: /coin|crypto/i, Sign: icon(Coins) },
  { words: /\bqr/i, Sign: icon(QrCode) },
  { words: /voucher/i, Sign: icon(Ticket) },
];

/** A sign for a way to pay, found by the words that stand beside it. */
export function MethodIcon({ words }: { words: string }) {
  const { Sign } = SIGNS.find((sign) => sign.words.test(words)) ?? { Sign: WalletIcon };
  return (
    <span
      aria-hidden="true"
      className="grid h-7 w-10 shrink-0 place-items-center rounded-control border border-line bg-surface text-muted"
    >
      <Sign />
    </span>
  );
}
